import { catalogue } from "../../words/catalogue.ts";
import type { Words } from "./types.generated.ts";

/** What is said at the steps of a lesson that are no rounds, and to who leads it: it comes with the first of them. */
export const words = catalogue<Words>(import.meta.glob<Words>("./*.generated.js", { import: "default" }));
