// Written by src/tools/rules.ts: the hash of the built game.
export const RULES = "d006ea9a93344553";
