import { expect, test } from "vitest";
import { pseudo } from "../../src/tools/pseudo.ts";
import { readMessages } from "../../src/tools/words.ts";
import { house } from "./support/house.ts";
import { Player } from "./support/player.ts";
import { pseudoFindings } from "./support/pseudo.ts";

const here = house();

/** A message of a folder's words, without parameters, as the pseudo-locale says it. */
function said(folder: string, path: string): string {
  let at: unknown = pseudo(readMessages(`client/${folder}`, "en"));
  for (const key of path.split(".")) at = (at as Record<string, unknown>)[key];
  return String(at);
}
