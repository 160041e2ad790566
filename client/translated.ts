// Browsers translate pages by replacing texts: Chrome puts <font> elements in their places, others rewrite whole elements.
// Preact goes on writing into the nodes that it made, which nobody sees any more, and inserts beside nodes that are gone.
// So for each element that was rewritten by others we remember what Preact left in it. Its nodes then answer, while Preact
// renders, as if they were all still there; and what Preact changes comes back in its own words, to be translated anew.
import { type ComponentChild, options, render } from "preact";

/** The elements that others rewrote, each with Preact's children of it, in their order. */
const rewritten = new WeakMap<Node, readonly ChildNode[]>();
/** What others made. Inside it is nothing of Preact's, so what happens there is nobody's business. */
const foreign = new WeakSet<Node>();
/** How often each element was restored at once. */
const restored = new WeakMap<Node, number>();
/** At most so often: somebody who always replaces it again would keep the page busy for ever. */
const TIMES = 3;
let rendering = false;
let observer: MutationObserver | undefined;

/** Renders into an empty element, as `render` of Preact does, so that it outlives translators. */
export function renderLasting(app: ComponentChild, root: Element): void {
  observer = new MutationObserver(take);
  observer.observe(root, { childList: true, subtree: true });
  const defer = options.debounceRendering ?? queueMicrotask;
  options.debounceRendering = (rerender) => defer(() => unseen(rerender));
  unseen(() => render(app, root));
}

/** Lets Preact render: what it does itself is nobody's doing. */
function unseen(renders: () => void): void {
  take(observer!.takeRecords());
  rendering = true;
  try {
    renders();
  } finally {
    rendering = false;
    observer!.takeRecords();
  }
}

/** Changes made by others: Preact makes none outside of rendering. */
function take(records: readonly MutationRecord[]): void {
  const byElement = new Map<Node, MutationRecord[]>();
  for (const record of records) {
    if (isForeign(record.target)) continue;
    byElement.set(record.target, [...(byElement.get(record.target) ?? []), record]);
  }
  for (const [element, changes] of byElement) {
    const own = rewritten.get(element) ?? childrenBefore(element, changes);
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (!own.includes(node as ChildNode)) foreign.add(node);
    forget(element, own);
    if (own.every((node) => node.parentNode === element)) continue;
    remember(element, own);
    // An element of Preact's that is gone takes no taps: it comes back at once.
    const again = restored.get(element) ?? 0;
    if (again === TIMES || own.every((node) => node instanceof Text || element.contains(node))) continue;
    restored.set(element, again + 1);
    mend(element);
  }
}

function isForeign(node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parentNode) if (foreign.has(at)) return true;
  return false;
}

/** An element's children as they were before it was changed so. */
function childrenBefore(element: Node, changes: readonly MutationRecord[]): ChildNode[] {
  const list = [...element.childNodes];
  for (const { addedNodes, removedNodes, nextSibling } of [...changes].reverse()) {
    const at = nextSibling ? list.indexOf(nextSibling as ChildNode) : list.length;
    list.splice(at - addedNodes.length, addedNodes.length, ...([...removedNodes] as ChildNode[]));
  }
  return list;
}

/** Lets `node` answer differently while Preact renders, until it is forgotten. */
function answer(node: Node, name: string, get: () => unknown): void {
  Object.defineProperty(node, name, {
    configurable: true,
    get: () => (rendering ? get() : native(node, name)),
  });
}

/** What a property would be without an own one. */
const native = (node: Node, name: string): unknown => Reflect.get(Object.getPrototypeOf(node), name, node);

/** A method that mends the element first, while Preact renders; for others it is as it always is. */
function mendFirst(node: Node, name: string, element: Node): void {
  Object.defineProperty(node, name, {
    configurable: true,
    value(...given: unknown[]) {
      if (rendering) mend(element);
      return (native(node, name) as (...given: unknown[]) => unknown).apply(node, given);
    },
  });
}

function remember(element: Node, own: readonly ChildNode[]): void {
  rewritten.set(element, own);
  // All that Preact uses of a node that it placed, and of the element that holds it.
  for (const name of ["insertBefore", "moveBefore"]) if (name in element) mendFirst(element, name, element);
  own.forEach((node, i) => {
    answer(node, "parentNode", () => element);
    answer(node, "nextSibling", () => own[i + 1] ?? null);
    mendFirst(node, "remove", element);
    if (node instanceof Text) Object.defineProperty(node, "data", liveData(node, element));
  });
}

/** Whatever sets the text, also outside of rendering, as signals do: it is meant to be seen. */
const liveData = (node: Text, element: Node): PropertyDescriptor => ({
  configurable: true,
  get: () => native(node, "data"),
  set(text: string) {
    mend(element);
    node.data = text;
  },
});

function forget(element: Node, own: readonly ChildNode[]): void {
  rewritten.delete(element);
  for (const name of ["insertBefore", "moveBefore"]) Reflect.deleteProperty(element, name);
  for (const node of own)
    for (const name of ["parentNode", "nextSibling", "remove", "data"]) Reflect.deleteProperty(node, name);
}

/** Puts Preact's children of an element back, moving none of those that stayed: that would cost focus and animations. */
function mend(element: Node): void {
  if (!rendering) take(observer!.takeRecords());
  const own = rewritten.get(element);
  if (!own) return;
  forget(element, own);
  for (const node of [...element.childNodes]) if (!own.includes(node)) node.remove();
  let at = element.firstChild;
  for (const node of own) {
    if (node === at) at = at.nextSibling;
    else element.insertBefore(node, at);
  }
  observer!.takeRecords();
}
