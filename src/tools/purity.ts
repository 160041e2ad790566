// What src/game must not use. The game is a function of its inputs: the same log gives the same state, bit by bit, on
// every engine. So no clock, no chance of the engine's own, nothing that depends on a locale or on the host, and none
// of the Math functions whose last digit is left to the engine. src/game/kit has exact replacements.
import { type Node, type Problem, type Source, stringOf, walk } from "./syntax.ts";

/** Exact in every engine, by the language's definition. */
const exactMath = new Set(
  "abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2".split(" "),
);

/** Belong to the language: never named in the game, not even as a variable. */
const builtIn = new Map([
  ["Date", "the game has no clock: time comes in with the input"],
  ["Intl", "it depends on the engine's locale data"],
  ["Temporal", "the game has no clock: time comes in with the input"],
  ["globalThis", "it leads to everything that is forbidden here"],
  ["eval", "it hides what is called"],
  ["Function", "it hides what is called"],
  ["Atomics", "it waits on other threads"],
  ["SharedArrayBuffer", "it is shared with other threads"],
  ["WeakRef", "it depends on the garbage collector"],
  ["FinalizationRegistry", "it depends on the garbage collector"],
]);

/** Belong to the host. A variable of the game's own may have such a name. */
const host = new Set(
  (
    "performance crypto process setTimeout setInterval setImmediate clearTimeout clearInterval queueMicrotask " +
    "requestAnimationFrame require fetch navigator window self global document Deno Bun"
  ).split(" "),
);

const localeMethod = /^(localeCompare|toLocale\w*)$/;

export function checkPurity({ program, lineOf }: Source): Problem[] {
  const problems: Problem[] = [];
  const report = (node: Node, message: string) => problems.push({ line: lineOf(node), message: `in game: ${message}` });
  const own = ownNames(program);

  walk(program, (node, parent, key) => {
    if (node.type === "Identifier" && isName(parent, key)) {
      const why = builtIn.get(node.name);
      if (why) report(node, `${node.name} is forbidden: ${why}`);
      else if (node.name === "Math") checkMath(node, parent, key, report);
      else if (host.has(node.name) && !own.has(node.name)) {
        report(node, `${node.name} is forbidden: the game has no I/O and no timers`);
      }
    }
    if ((node.type === "BinaryExpression" && node.operator === "**") || node.operator === "**=") {
      report(node, "the operator ** is forbidden: its last digit differs between engines");
    }
    const name = propertyName(node, parent);
    if (name && localeMethod.test(name)) report(node, `${name} is forbidden: it depends on the engine's locale data`);
    if (node.type === "ImportExpression") report(node, "import() is forbidden: the game is one bundle");
    if (node.type === "MetaProperty" && node.meta.name === "import") report(node, "import.meta is forbidden");
    if (node.declare && node.type !== "PropertyDefinition" && !node.type.startsWith("TS")) {
      report(node, "declaring what is defined elsewhere is forbidden: the game has no host");
    }
    if (node.type === "TSModuleDeclaration") report(node, "declare global and namespaces are forbidden");
  });
  return problems;
}

function checkMath(node: Node, parent: Node | null, key: string, report: (node: Node, message: string) => void) {
  const direct = parent?.type === "MemberExpression" && key === "object" && !parent.computed;
  if (!direct) report(node, "Math may only be used as Math.name, so that this check can see which function it is");
  else if (parent.property.name === "random") report(node, "Math.random is forbidden: draw from the round's key");
  else if (!exactMath.has(parent.property.name)) {
    report(node, `Math.${parent.property.name} is forbidden: its last digit differs between engines`);
  }
}

/** Whether an identifier stands for a variable or type, rather than being the name of a property or a label. */
function isName(parent: Node | null, key: string): boolean {
  if (!parent) return true;
  if (key === "property" && parent.type === "MemberExpression") return parent.computed;
  if (key === "property" && parent.type === "MetaProperty") return false;
  if (key === "meta") return false;
  if (key === "key") return parent.computed === true;
  if (key === "imported" || key === "exported" || key === "label") return false;
  if (key === "right" && parent.type === "TSQualifiedName") return false;
  if (key === "id" && parent.type === "TSEnumMember") return false;
  return true;
}

/** The property that a node reads, by dot, by brackets or by taking an object apart. */
function propertyName(node: Node, parent: Node | null): string | undefined {
  if (node.type === "MemberExpression") return node.computed ? stringOf(node.property) : node.property.name;
  if (node.type === "Property" && parent?.type === "ObjectPattern") {
    return node.computed ? stringOf(node.key) : (node.key.name ?? stringOf(node.key));
  }
  return undefined;
}

/** The variables, parameters, functions and imports that a file itself names. */
function ownNames(program: Node): Set<string> {
  const names = new Set<string>();
  const bind = (pattern: Node | null | undefined) => {
    if (!pattern) return;
    if (pattern.type === "Identifier") names.add(pattern.name);
    else if (pattern.type === "ObjectPattern") for (const part of pattern.properties) bind(part.value ?? part);
    else if (pattern.type === "ArrayPattern") pattern.elements.forEach(bind);
    else if (pattern.type === "AssignmentPattern") bind(pattern.left);
    else if (pattern.type === "RestElement") bind(pattern.argument);
    else if (pattern.type === "TSParameterProperty") bind(pattern.parameter);
  };
  walk(program, (node, parent) => {
    if (node.type === "VariableDeclarator" && !parent?.declare) bind(node.id);
    if (/^(Function|Class)/.test(node.type) && !node.declare) bind(node.id);
    if (node.type === "ImportSpecifier" || node.type === "ImportDefaultSpecifier") bind(node.local);
    if (node.type === "CatchClause") bind(node.param);
    if (Array.isArray(node.params) && node.type !== "TSTypeParameterInstantiation") node.params.forEach(bind);
  });
  return names;
}
