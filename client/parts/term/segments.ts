/** One of the field's terms: the forms it takes in a sentence, apart by "|", the first for lists; and one line that says what it means. */
export interface Term {
  forms: string;
  means: string;
}
/** By their ids. */
export type Terms = Readonly<Record<string, Term>>;

/** A piece of a sentence: text, or a term in the form that stands there. */
export type Segment = string | { id: string; text: string };

const HAN = /^\p{Script=Han}/u;
const known = new WeakMap<Terms, { of: RegExp; ids: ReadonlyMap<string, string> } | undefined>();

function finder(terms: Terms): { of: RegExp; ids: ReadonlyMap<string, string> } | undefined {
  if (known.has(terms)) return known.get(terms);
  const ids = new Map(
    Object.entries(terms).flatMap(([id, { forms }]) =>
      forms.split("|").map((form) => [form.toLowerCase(), id] as const),
    ),
  );
  // What stands before is matched with it: Safari learned to look behind only in 16.4. The longest first: "proof of work" before "proof".
  const forms = [...ids.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    // A whole word, but in Chinese, which has nothing between words.
    .map((form) => (HAN.test(form) ? form : `${form}(?![\\p{L}\\p{N}])`));
  const found =
    forms.length === 0
      ? undefined
      : { of: new RegExp(`(^|[^\\p{L}\\p{N}]|(?=\\p{Script=Han}))(${forms.join("|")})`, "giu"), ids };
  known.set(terms, found);
  return found;
}

/** A sentence in pieces: each term once, where it comes first. */
export function segments(text: string, terms: Terms): Segment[] {
  const find = finder(terms);
  if (!find) return [text];
  const pieces: Segment[] = [];
  const seen = new Set<string>();
  let from = 0;
  for (const { 1: before = "", 2: form = "", index } of text.matchAll(find.of)) {
    const id = find.ids.get(form.toLowerCase());
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    const at = index + before.length;
    if (at > from) pieces.push(text.slice(from, at));
    pieces.push({ id, text: form });
    from = at + form.length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}
