/** Said in the place of a picture whose code did not come. */
export const notLoaded =
  "The code that draws this picture could not be loaded. Check the connection, then run the cell again.";
