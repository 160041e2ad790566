import { catalogue } from "../../words/catalogue.ts";
import type { Words } from "./types.generated.ts";

/** What is said around a recording: it comes when one is opened. */
export const words = catalogue<Words>(import.meta.glob<Words>("./*.generated.js", { import: "default" }));
