// Written by src/tools/rules.ts: the hash of the built game.
export const RULES = "1306b13bf24d11b6";
