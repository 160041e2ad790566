import { catalogue } from "../../words/catalogue.ts";
import type { Words } from "./types.generated.ts";

/** What is said while the room names, and of who was who: they come with the stage's reveal. */
export const words = catalogue<Words>(import.meta.glob<Words>("./*.generated.js", { import: "default" }));
