import { en, refusalText } from "./en.ts";

/** The words in use. Other languages will be picked here. */
export const words = en;
export { refusalText };
