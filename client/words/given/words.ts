import { catalogue } from "../catalogue.ts";
import type { Words } from "./types.generated.ts";

/** What the game's own names are called. The game says them in English, where these words are not even loaded: see main.ts. */
export const words = catalogue<Partial<Words>>(import.meta.glob<Words>("./*.generated.js", { import: "default" }));
