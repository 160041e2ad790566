export { Again } from "./again.tsx";
export { KeepFile } from "./keep.tsx";
export { watchRoundAgain } from "./watch.ts";
