import { catalogue } from "../../../../../words/catalogue.ts";
import type { Words } from "./types.generated.ts";

export const words = catalogue<Words>(import.meta.glob<Words>("./*.generated.js", { import: "default" }));
