import { catalogue } from "../../words/catalogue.ts";
import type { Words } from "./types.generated.ts";

/** What the lab says: it comes with the page /lab. */
export const words = catalogue<Words>(import.meta.glob<Words>("./*.generated.js", { import: "default" }));
