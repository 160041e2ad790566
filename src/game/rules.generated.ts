// Written by src/tools/rules.ts: the hash of the built game.
export const RULES = "1e415c45e2af16ff";
