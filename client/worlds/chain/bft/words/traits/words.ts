import { catalogue } from "../../../../../words/catalogue.ts";
import type { Words } from "./types.generated.ts";

/** What is said of validators whose ways are bred: it comes with a colony that evolves. */
export const words = catalogue<Words>(import.meta.glob<Words>("./*.generated.js", { import: "default" }));
