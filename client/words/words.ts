import { catalogue } from "./catalogue.ts";
import type { Words } from "./types.generated.ts";

/** What every round says, whatever is played. */
export const words = catalogue<Words>(import.meta.glob<Words>("./*.generated.js", { import: "default" }));
