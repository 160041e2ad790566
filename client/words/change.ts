import { PLACE } from "./language.ts";

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
