import { catalogues } from "./catalogue.ts";
import { words } from "./words.ts";

/**
 * Why something was not done, in the words of whoever refused: any folder's words may have `refusals`, by code. A code is
 * without a sentence only where the server is newer than the page; test/client/words.test.ts finds those of this version.
 */
export function refusalText(code: string): string {
  for (const folder of catalogues()) {
    const { refusals } = folder as { refusals?: Readonly<Record<string, string>> };
    if (refusals && Object.hasOwn(refusals, code)) return refusals[code]!;
  }
  return words.refused;
}
