import { LANGUAGES } from "../../src/protocol/languages.ts";
import { choseHere, language, PLACE } from "./language.ts";

/** Another language, by a tap: the page comes anew in it. What one sits in goes on. */
export function changeLanguage(id: string): void {
  const address = new URL(location.href);
  address.searchParams.delete("lang");
  try {
    localStorage.setItem(PLACE, id);
  } catch {
    // Private windows may refuse: then the address says it.
    address.searchParams.set("lang", id);
  }
  history.replaceState(null, "", address);
  location.reload();
}

/** The room speaks another language than this page, and nobody here has chosen one: the page comes anew in the room's. */
export function followRoom(id: string | undefined): void {
  const address = new URL(location.href);
  const there = LANGUAGES.some((one) => one.complete && one.id === id);
  // What the address says already has been done, as far as it could be.
  if (id === undefined || !there || id === language().id || choseHere() || address.searchParams.get("in") === id)
    return;
  address.searchParams.set("in", id);
  location.replace(address);
}
