// Reading source files with a real parser, so that no check is fooled by a comment or a string.
import { parseSync } from "vite";

export interface Node {
  type: string;
  start: number;
  end: number;
  // biome-ignore lint/suspicious/noExplicitAny: the shape depends on the type; the visitors look before they read
  [key: string]: any;
}

export interface Problem {
  line: number;
  message: string;
}

export interface Source {
  program: Node;
  lineOf(node: Node): number;
  problems: Problem[];
}

export function parse(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  return {
    program: program as unknown as Node,
    lineOf: (node) => lineAt(node.start),
    problems: errors.map((error) => ({
      line: lineAt(error.labels[0]?.start ?? 0),
      message: `cannot be read: ${error.message}`,
    })),
  };
}

/** Calls `visit` for every node, outside in, with the node it lies in and under which name. */
export function walk(node: Node, visit: (node: Node, parent: Node | null, key: string) => void) {
  const enter = (node: Node, parent: Node | null, key: string) => {
    visit(node, parent, key);
    for (const [name, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (child && typeof child === "object" && typeof child.type === "string") enter(child, node, name);
      }
    }
  };
  enter(node, null, "");
}

/** The text of a string literal, or of a template without holes. */
export function stringOf(node: Node | null | undefined): string | undefined {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && node.quasis.length === 1) return node.quasis[0].value.cooked;
  return undefined;
}
