interface Kept {
  from: readonly unknown[];
  thing: unknown;
}

/**
 * Remembers what was last made for a name of an owner, and makes it again only when something in `from` is not the same
 * (`===`) as then. For views and offers: where nothing changed the very same object is handed out again, so that nothing
 * needs to be compared.
 *
 * `from` must hold everything that the thing is made from: numbers and texts by value; objects only where they are replaced
 * and never modified, or together with a number that moves with every change. What is remembered is no part of any state:
 * it goes with its owner, and a copy of the owner starts with nothing.
 */
export type Memo = <T>(owner: object, name: string | number, from: readonly unknown[], make: () => T) => T;

export function memo(): Memo {
  const kept = new WeakMap<object, Map<string | number, Kept>>();
  return <T>(owner: object, name: string | number, from: readonly unknown[], make: () => T): T => {
    let things = kept.get(owner);
    if (!things) {
      things = new Map();
      kept.set(owner, things);
    }
    const old = things.get(name);
    if (old && alike(old.from, from)) return old.thing as T;
    const thing = make();
    things.set(name, { from, thing });
    return thing;
  };
}

function alike(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
