/** Said in the place of a picture, where what a cell showed is nothing that this page knows. */
export const cannotDraw = "This page cannot draw what the cell showed here.";
