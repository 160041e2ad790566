import { catalogue } from "../../../words/catalogue.ts";
import type { Words } from "./types.generated.ts";

/** What the power map, the axes and the band say. */
export const words = catalogue<Words>(import.meta.glob<Words>("./*.generated.js", { import: "default" }));
