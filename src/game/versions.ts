/** The layout of a recording's file. */
export const RECORDING_FORMAT = 1;
/** What views look like: who draws them reads this version only. It changes with any view's shape. */
export const VIEWS_VERSION = 3;
