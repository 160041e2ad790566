// ICU messages read with the library's own parser: which parameters they take, and how they are written back.
import { parse, type Select, type Token } from "@messageformat/parser";

export type Tokens = Token[];

/** Messages by name, in sections as deep as wanted: what a file such as client/words/en.json holds. */
export interface Messages {
  [name: string]: string | Messages;
}

/** @throws Error that names the message, for one that is no proper ICU message. */
export function read(name: string, message: string): Tokens {
  try {
    return parse(message);
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Every message with its whole name, such as "where.came". */
export function* each(messages: Messages, prefix = ""): Generator<[name: string, message: string]> {
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === "string") yield [prefix + key, value];
    else yield* each(value, `${prefix}${key}.`);
  }
}

const keysOf = ({ cases }: Select): string[] => cases.map(({ key }) => key);

/**
 * What a message must be given, as TypeScript types: a text for `{name}`, a number for `{n, number}` and `{n, plural, …}`,
 * true or false for a select of `true` and `other`, one of its cases for any other select.
 * @throws Error for a parameter used in two ways, a choice without `other`, and formats that no message needs so far.
 */
export function parameters(name: string, message: string): Map<string, string> {
  const found = new Map<string, string>();
  const add = (arg: string, type: string): void => {
    const before = found.get(arg) ?? type;
    if (before !== type)
      throw new Error(`${name}: {${arg}} is both ${before} and ${type}; a number is {${arg}, number}`);
    found.set(arg, type);
  };
  const walk = (tokens: Tokens): void => {
    for (const token of tokens) {
      if (token.type === "argument") add(token.arg, "string");
      if (token.type === "function") {
        if (token.key !== "number") throw new Error(`${name}: {${token.arg}, ${token.key}} is not provided for`);
        add(token.arg, "number");
      }
      if (token.type === "plural" || token.type === "selectordinal") add(token.arg, "number");
      if (token.type === "select") {
        const keys = keysOf(token);
        const flag = keys.every((key) => ["true", "false", "other"].includes(key));
        add(token.arg, flag ? "boolean" : keys.map((key) => JSON.stringify(key)).join(" | "));
      }
      if (!("cases" in token)) continue;
      if (!keysOf(token).includes("other"))
        throw new Error(`${name}: {${token.arg}, ${token.type}} needs a case for other`);
      for (const { tokens } of token.cases) walk(tokens);
    }
  };
  walk(read(name, message));
  return found;
}

/** Tokens as ICU source again. Inside a plural a # that is meant as such must be quoted. */
export function write(tokens: Tokens, inPlural = false): string {
  return tokens
    .map((token) => {
      switch (token.type) {
        case "content":
          return token.value.replaceAll("'", "''").replace(inPlural ? /[{}#]+/g : /[{}]+/g, "'$&'");
        case "argument":
          return `{${token.arg}}`;
        case "octothorpe":
          return "#";
        case "function":
          return `{${token.arg}, ${token.key}${token.param ? `, ${write(token.param).trim()}` : ""}}`;
        default: {
          const plural = token.type !== "select";
          const cases = token.cases.map(({ key, tokens }) => `${key} {${write(tokens, plural || inPlural)}}`);
          const offset = token.pluralOffset ? ` offset:${token.pluralOffset}` : "";
          return `{${token.arg}, ${token.type},${offset} ${cases.join(" ")}}`;
        }
      }
    })
    .join("");
}
