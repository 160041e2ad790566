import { catalogue } from "../../words/catalogue.ts";
import type { Words } from "./types.generated.ts";

/** What the drawings say in words, for those who do not see them and for those who would rather read. */
export const words = catalogue<Words>(import.meta.glob<Words>("./*.generated.js", { import: "default" }));
