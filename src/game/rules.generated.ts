// Written by src/tools/rules.ts: the hash of the built game.
export const RULES = "35680b03dbb3af51";
