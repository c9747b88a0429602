/** What the view of sources says. */
export const sourceWords = {
  title: "Sources, to read",
  file: "File",
  close: "Close",
  loading: "Loading…",
  notLoaded: "The sources could not be loaded. Check the connection, then try again.",
  nothing: "This cell imports nothing from the course’s packages.",
  menu: "Sources of imported packages",
};
