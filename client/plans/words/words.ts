import { catalogue } from "../../words/catalogue.ts";
import type { Words } from "./types.generated.ts";

/** What is said in and around a lesson; it comes with its pages, or with a console that says what to say. */
export const words = catalogue<Words>(import.meta.glob<Words>("./*.generated.js", { import: "default" }));
