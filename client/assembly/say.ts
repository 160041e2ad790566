import type { Shape, Value } from "../../src/game/assembly/amendable.ts";
import type { Rule } from "../../src/game/assembly/amendments.ts";
import type { Tally, VotingRule } from "../../src/game/assembly/ways.ts";
import { all } from "../store.ts";
import { catalogues } from "../words/catalogue.ts";
import * as format from "../words/format.ts";
import { words as w } from "./words/words.ts";

/** What a rule is called, what changing it does, and what its values are, where those are no numbers. */
interface Told {
  label: string;
  about?: string;
  values?: Readonly<Record<string, string>>;
}
/** Any folder's words may have these: by part and option; and who decides, by mechanism. */
interface Words {
  rules?: Readonly<Record<string, Readonly<Record<string, Told>>>>;
  who?: Readonly<Record<string, string>>;
}
export type Named = Pick<Rule, "part" | "option">;

const folders = (): readonly Words[] => catalogues();
const own = <T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  table && Object.hasOwn(table, key) ? table[key] : undefined;

function told({ part, option }: Named): Told | undefined {
  for (const { rules } of folders()) {
    const found =
      own(own(rules, part), option) ?? (rules?.any && option === "clock" ? own(rules.any, option) : undefined);
    if (found) return found;
  }
  return undefined;
}

/** A rule by its name. One that this page has no words for goes by its option's. */
export const ruleText = (rule: Named): string => told(rule)?.label ?? rule.option;

/** What a rule does, and what more or less of it would; undefined where nothing is said of it. */
export const aboutText = (rule: Named): string | undefined => told(rule)?.about;

/** Who decides under a mechanism. */
export function whoText(mechanism: string): string {
  for (const { who } of folders()) {
    const found = own(who, mechanism);
    if (found) return found;
  }
  return mechanism;
}

/** A value of a rule in words. Quorums are told by how many seats play. */
export function valueText(rule: Named & Partial<Shape>, value: Value): string {
  if (rule.part === "round") return whoText(String(value));
  if (typeof value === "boolean") return value ? w.yes : w.no;
  const values = told(rule)?.values;
  const key = rule.option === "threshold" ? `t${Math.round(100 * Number(value))}` : String(value);
  const word = own(values, key);
  if (word !== undefined) return word;
  if (typeof value === "string") return value;
  const unit = "unit" in rule ? rule.unit : unitOf(rule);
  if (unit === "ms" && value % 60_000 === 0) return w.minutes({ m: value / 60_000 });
  if (unit === "ms") return w.time({ m: Math.floor(value / 60_000), s: Math.round((value % 60_000) / 1000) });
  if (unit === "share") return format.percent(value);
  if (unit === "seats") return w.of({ n: value, of: playing() });
  return format.number(value);
}

/** The unit of a rule that is known by its name alone. */
function unitOf({ part, option }: Named): string | undefined {
  const found = all.value?.rules?.rules.find((one) => one.part === part && one.option === option);
  if (found) return found.kind === "number" ? found.unit : undefined;
  return option === "clock" ? "ms" : option === "quorum" && part !== "voting" ? "seats" : undefined;
}

/** How many seats play the next round: people, and the bots that fill up. */
function playing(): number {
  const seats = Object.values(all.value?.seats ?? {});
  const people = seats.filter(({ bot }) => !bot).length;
  return Math.max(
    people + (all.value?.house.bots ?? 0),
    all.value?.house.bots === undefined ? (all.value?.scenario.fill ?? 0) : 0,
    people,
  );
}

/** "Quorum: 5 of 8 instead of 4". */
export const changeText = (one: Named & { to: Value; from: Value }): string =>
  w.change({
    label: ruleText(one),
    to: valueText(one, one.to),
    from: typeof one.from === "number" && unitOf(one) === "seats" ? format.number(one.from) : valueText(one, one.from),
  });

/** How votes are counted, in one or two sentences; `strict`: on the rules of voting themselves. */
export function lineText({ way, threshold, quorum }: VotingRule, credits = 0): string {
  const share = format.percent(threshold);
  const line =
    way === "conviction"
      ? w.lines.conviction
      : way === "quadratic"
        ? w.lines.quadratic({ credits, share })
        : w.lines[way]({ share });
  return format.sentences(
    line,
    way !== "conviction" && quorum > 0 ? w.quorum({ share: format.percent(quorum) }) : undefined,
  );
}

/** What was counted, by the way it was counted. */
export function countText({ way, yes, no, share }: Tally): string {
  if (way === "conviction") return w.conviction({ share: format.percent(share) });
  return way === "stake" ? w.points({ yes: Math.round(yes), no: Math.round(no) }) : w.counts({ yes, no });
}

/** How many of those who may have voted on it, and whether that was too few for anything to pass. */
export function turnoutText({ way, turnout }: Tally, voters: number, quorum: number): string {
  const few = way !== "conviction" && turnout < quorum - 1e-9;
  return w[few ? "few" : "turnout"]({ n: Math.round(turnout * voters), of: voters });
}

/** Numbers of votes that grow come in steps of a half and less: one decimal is enough to read. */
const tenth = (x: number): number => Math.round(10 * x) / 10;

/**
 * What would have come of it by other ways, where that differs: sentences, each with its count; or the one that nothing would.
 * A way that had nothing to count (nobody had points) says nothing.
 */
export function recountTexts(passed: boolean, recounts: readonly Tally[]): string[] {
  const others = recounts.filter((one) => one.passed !== passed && (one.way === "conviction" || one.yes + one.no > 0));
  if (others.length === 0) return recounts.every((one) => one.passed === passed) ? [w.same] : [];
  return others.map(({ way, passed, yes, no }) => {
    // What grows cannot be voted down: `no` is what it still lacks.
    if (way === "conviction") return w.would.conviction({ passed, yes: tenth(yes), need: tenth(yes + no) });
    return w.would[way]({ passed, yes: tenth(yes), no: tenth(no) });
  });
}

/** Whether two of these change the same rule. */
export const rivals = (list: readonly Named[]): boolean =>
  new Set(list.map(({ part, option }) => `${part}.${option}`)).size < list.length;
