// The summary of a session as a page of its own: one file that needs nothing else, and fits one sheet of paper.
import type { RoundFigures } from "../../src/lab/data/made.ts";
import type { Figures } from "../../src/lab/data/summary.ts";
import type { Given, Wishes } from "../../src/lab/data/types.ts";
import { lookUp } from "../words/catalogue.ts";
import * as format from "../words/format.ts";
import { language } from "../words/language.ts";
import { scenarioOf } from "../worlds/registry.ts";
import { words } from "./words/words.ts";

const w = words.summary;

const LETTERS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const safe = (text: string): string => text.replace(/[&<>"]/g, (letter) => LETTERS[letter] ?? letter);

const row = (cells: readonly string[], of = "td"): string =>
  `<tr>${cells.map((cell) => `<${of}>${safe(cell)}</${of}>`).join("")}</tr>`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead>${row(head, "th")}</thead><tbody>${rows.map((cells) => row(cells)).join("")}</tbody></table>`;

const some = (x: number | undefined, as: (x: number) => string): string => (x === undefined ? "" : as(x));

function roundRow(one: RoundFigures): string[] {
  const { worth, best } = one;
  const title = scenarioOf(one.scenario)?.title ?? one.scenario;
  return [
    String(one.round),
    one.replays === "exactly" ? title : title + format.mark(":") + w.notReplayed,
    one.mechanism,
    one.people === undefined ? "" : `${one.people} + ${one.bots}`,
    some(one.took, format.secs),
    worth === undefined || best === undefined ? "" : `${format.score(worth)} / ${format.score(best)}`,
    format.number(one.actions),
    some(one.readings, format.number),
    some(one.error, (x) => format.fixed(x, 2)),
    some(one.forBest, format.number),
  ];
}

function predictions({ calibration }: Figures): string {
  if (calibration.length === 0) return "";
  const rows = calibration.map((one) => [
    String(one.answer ?? ""),
    String(one.gave ?? ""),
    typeof one.share === "number" ? format.percent(one.share) : "",
    typeof one.sure === "number" ? format.percent(one.sure / 100) : "",
    typeof one.rounds_share === "number" ? format.percent(one.rounds_share) : "",
  ]);
  return `<h2>${safe(w.predictions)}</h2>${table([w.answer, w.gave, w.right, w.sure, w.rounds_share], rows)}`;
}

/** By a file's name, with lines under its dots and strokes. */
const said = (file: string): string => lookUp(words.files, file.replace(/[./]/g, "_")) ?? "";

const STYLE = `body{font:15px/1.45 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}
h1{font-size:1.6em;margin:0}h2{font-size:1.15em;margin:1.4em 0 .4em}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.25em .6em .25em 0;border-bottom:1px solid #bbb;vertical-align:top}
code{font-size:.95em}div{overflow-x:auto}@media print{body{margin:0;font-size:11px}}`;

/** `files`: the tables that are in the zip. */
export function summaryOf(figures: Figures, files: readonly string[], given: Given, wishes: Wishes): string {
  const date = given.clocks?.[0]?.points[0]?.[0];
  const day =
    date === undefined ? undefined : new Intl.DateTimeFormat(language().tag, { dateStyle: "long" }).format(date);
  const room = wishes.pseudonyms || given.code === undefined ? undefined : w.room({ code: given.code });
  const under = [day, room, wishes.pseudonyms ? w.pseudonyms : undefined, figures.session].filter(
    (one) => one !== undefined,
  );
  const all = ["summary.html", ...files, "codebook.csv"];
  if (figures.heldBack < figures.rounds.length) all.push("recordings/session.json.gz");
  const rows = all.map((file) => [file, said(file), some(figures.rows[file.replace(/\.csv$/, "")], format.number)]);
  const head = [w.round, w.setup, w.rule, w.players, w.took, w.outcome, w.actions, w.readings, w.error, w.forBest];
  const notes = [w.exact, w.join, w.formulas, ...(figures.heldBack > 0 ? [w.heldBack({ n: figures.heldBack })] : [])];
  return `<!doctype html>
<html lang="${language().tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${safe(w.title)}</title><style>${STYLE}</style></head><body>
<h1>${safe(w.title)}</h1><p>${safe(under.join(" · "))}</p>
<h2>${safe(w.rounds)}</h2><div>${table(head, figures.rounds.map(roundRow))}</div>
<p>${safe(w.error)}: ${safe(w.sites)}.</p>
${predictions(figures)}
<h2>${safe(w.files)}</h2><div>${table([w.file, w.holds, w.rows], rows)}</div>
${notes.map((note) => `<p>${safe(note)}</p>`).join("\n")}
</body></html>
`;
}
