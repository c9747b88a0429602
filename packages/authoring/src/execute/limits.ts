/** The memory of a thread: what needs more does not run in a reader's browser either. */
export const mostMegabytes = 1024;
