// Circles among files that import each other, types and what is loaded later included: Tarjan's strongly connected components (1972).

/** The groups of files in which each can be reached from each other one, the names in a group sorted. `imports`: by file, what it imports. */
export function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const number = new Map<string, number>();
  /** The lowest number that can be reached from a file on the stack. */
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): number => {
    const own = number.size;
    number.set(file, own);
    lowest.set(file, own);
    stack.push(file);
    let low = own;
    for (const next of imports.get(file) ?? []) {
      if (!imports.has(next)) continue;
      if (!number.has(next)) low = Math.min(low, visit(next));
      // What has left the stack belongs to a group of its own already.
      else if (lowest.has(next)) low = Math.min(low, number.get(next) as number);
    }
    lowest.set(file, low);
    if (low < own) return low;
    const group = stack.splice(stack.indexOf(file));
    for (const one of group) lowest.delete(one);
    if (group.length > 1 || imports.get(file)?.includes(file)) found.push(group.sort());
    return low;
  };
  for (const file of imports.keys()) if (!number.has(file)) visit(file);
  return found;
}
