import { catalogue } from "../../words/catalogue.ts";
import type { Words } from "./types.generated.ts";

/** What is said around a session's data, and what each column of its tables means: it comes when somebody takes them along. */
export const words = catalogue<Words>(import.meta.glob<Words>("./*.generated.js", { import: "default" }));
