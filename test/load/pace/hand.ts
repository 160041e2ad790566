import type { Page } from "playwright-core";
import art from "../../../client/art/words/en.json" with { type: "json" };
import type { AntsViews } from "../../../src/game/mechanisms/ants/view.ts";
import type { CouncilViews } from "../../../src/game/mechanisms/council/view.ts";
import type { CouncilBftViews } from "../../../src/game/mechanisms/council-bft/view.ts";
import { viewsIn } from "../../../src/game/policies/seen.ts";
import type { Command, Ms, Seen } from "../../../src/game/types.ts";
import type { ChainViews } from "../../../src/game/worlds/chain/view.ts";

/** From when a person has settled on a button to when the finger lands on it. ms */
const LANDS: Ms = 500;
/** A button that has gone so far is in another place. px */
const MOVED = 6;

/** What came of a tap; `changed` says what was there a moment before, and what was then. */
export interface Tap {
  came: "tapped" | "no button" | "gone" | "changed";
  changed?: string;
}

/** The button for a command: what it begins with, or which of those that a selector finds, or of the chips under a legend, or the one that says so. */
type Button =
  | { begins: string }
  | { selector: string; nth: number }
  | { legend: string; nth: number }
  | { legend: string; says: string };

/** Where a command takes two taps: the row of the site, then the button. */
const ROWS: ReadonlySet<string> = new Set(["decide", "say", "back"]);

const BEGINS: Readonly<Record<string, string>> = {
  explore: "^(Explore|Look for a stone)",
  return: "^(Return to|Fly to (?!.* instead)|Walk to|Look again at)",
  stay: "^Stay ",
  home: "^(Fly home|Walk home|Turn back|Break off)",
  lead: "^Lead an ant",
  carry: "^Carry one",
  quit: "^Stop calling",
  follow: "^Follow",
  stop: "^Stop this",
  dance: "^(Dance|Propose)",
  tell: "^(Tell: |Call out)",
  check: "^See .* yourself",
  veer: "^Fly to .* instead",
  hear: "^Hear ",
  decide: "^Decide for ",
  say: "^Say: ",
  back: "^Vote for ",
  ring: "^Vote early",
  hush: "^You ask for an early",
  stand: "^Stand for",
  withdraw: "^You stand for",
  quiet: "^(Stay quiet|Say nothing)",
  audit: "^Check",
  deal: "^Deal",
  keep: "^Keep out",
  approve: "^Approve",
  reject: "^Refuse",
  report: "^(Report|Tell )",
  doubt: "^(Doubt|I doubt)",
  vouch: "^Vouch",
  trust: "^(Trust |I trust)",
  hold: "^Hold",
  publish: "^Publish",
  restart: "^Give up",
  cheat: "^Slip in",
  twice: "^Make two",
  seal: "^Honest",
  split: "^Sign two",
  mute: "^Stay silent",
  clear: "^(None|Nothing|Leave it empty|.*empty)",
};

/** Which button sends a command; undefined where the script knows none. */
function buttonFor(command: Command, seen: Seen): Button | undefined {
  if (command.verb === "ship") return { begins: `^Ship order ${Number(command.order) + 1},` };
  if (command.verb === "move") return { begins: `^Mine in Pool ${Number(command.pool) + 1}` };
  if (command.verb === "take" || command.verb === "drop") {
    const { composing } = viewsIn<ChainViews>(seen, "chain")("node") ?? {};
    const nth = composing?.waiting.findIndex(({ id }) => id === command.transfer) ?? -1;
    return nth < 0 ? undefined : { selector: "button[data-looks]", nth };
  }
  if (command.verb === "vote" || command.verb === "unvote") return rowOf(command);
  // Chips of seats stand in the order of the list, or of those who sit; one's own is among the first, and not among the second.
  const swarm = viewsIn<CouncilViews>(seen, "council")("all");
  const chain = viewsIn<CouncilBftViews>(seen, "council-bft")("all");
  const stand = chain?.list ?? Object.keys(swarm?.list ?? {}).map(Number);
  const sits = chain?.council ?? swarm?.council ?? [];
  const chip = (legend: string, seats: readonly number[]): Button => ({
    legend,
    nth: seats.indexOf(Number(command.seat)),
  });
  if (command.verb === "elect" || command.verb === "unelect") return chip("^(Elect |All your votes)", stand);
  const others = sits.filter((seat) => seat !== seen.seat);
  if (command.verb === "recall" || command.verb === "unrecall") return chip("^(Recall one|Stop it)", others);
  const begins = BEGINS[command.verb];
  return begins === undefined ? undefined : { begins };
}

/** As client/art/sites.ts numbers them. */
const SITES = ["apple", "pine", "elm", "birch", "maple", "linden", "oak"] as const;
const siteOf = (site: number): string => art.sites[SITES[site] ?? "apple"];
/** The row of a site: it begins with the site's name. */
const rowOf = (command: Command): Button => ({ begins: `^${siteOf(Number(command.site))}` });

/** What the ants' big buttons say, by verb, before the name of the stone that they are about. */
const ANTS: Readonly<Record<string, string>> = {
  lead: "Lead an ant to",
  carry: "Carry one to",
  return: "(Walk to|Look again at)",
  follow: "Follow .* to",
};
const CHIPS = "^Who calls";

/**
 * At the ants' old nest, where the big buttons are about one stone or one caller: the button for a command, and the chip that
 * makes it be about that one. Undefined elsewhere, and for what is about none.
 */
function antsButtons({ verb, site, call }: Command, seen: Seen): { button: Button; chip: Button } | undefined {
  const floor = viewsIn<AntsViews>(seen, "ants")("floor");
  const begins = ANTS[verb];
  if (!floor || begins === undefined) return undefined;
  const follows = verb === "follow";
  const to = follows ? floor.calls[Number(call)]?.site : site;
  if (to === undefined) return undefined;
  const name = siteOf(Number(to));
  const chip: Button = { legend: CHIPS, says: follows ? `calls for ${name}:` : `${name}, ` };
  return { button: { begins: `^${begins} ${name}` }, chip };
}

/** What a button looks like: its verb, and where its middle is. px */
interface Mark {
  verb: string;
  x: number;
  y: number;
  pressed?: boolean;
}

/** The first enabled button of that kind that is in sight; a term that can be tapped for its meaning is none. Runs in the page. */
function find(button: Button): Mark | undefined {
  const open = (one: Element) => !one.matches("[aria-disabled], [data-term]") && one.getClientRects().length > 0;
  const named = (one: Element) => (one.getAttribute("aria-label") ?? one.textContent ?? "").trim();
  const verbs = (one: Element) => (one.querySelector("[data-verb], bdi")?.textContent ?? named(one)).trim();
  const all =
    "begins" in button
      ? [...document.querySelectorAll("main button:not([data-term])")].filter((one) =>
          [named(one), verbs(one)].some((name) => new RegExp(button.begins).test(name)),
        )
      : "selector" in button
        ? [...document.querySelectorAll(button.selector)].slice(button.nth, button.nth + 1)
        : [...document.querySelectorAll("main fieldset")]
            .filter((one) => new RegExp(button.legend).test(one.querySelector("legend")?.textContent ?? ""))
            .flatMap((one) => [...one.querySelectorAll("button")])
            .filter((one, nth) =>
              "nth" in button ? nth === button.nth : (one.textContent ?? "").includes(button.says),
            );
  const one = all.find(open);
  if (!one) return undefined;
  const { left, top, width, height } = one.getBoundingClientRect();
  const pressed = one.getAttribute("aria-pressed") === "true";
  return { verb: verbs(one).split(" ")[0] ?? "", x: left + width / 2, y: top + height / 2, pressed };
}

/** The button under the finger; a name's is known by the name, whatever stands beside it. Runs in the page. */
function under({ x, y }: Mark): Mark | undefined {
  const one = document.elementFromPoint(x, y)?.closest("button");
  // One that is off presses nothing.
  if (!one || one.hasAttribute("aria-disabled")) return undefined;
  const { left, top, width, height } = one.getBoundingClientRect();
  const name =
    one.querySelector("[data-verb], bdi")?.textContent ?? one.getAttribute("aria-label") ?? one.textContent ?? "";
  return { verb: name.trim().split(" ")[0] ?? "", x: left + width / 2, y: top + height / 2 };
}

/** Settles on the button for a command, and half a second later taps the place where it was. */
export async function tap(page: Page, command: Command, seen: Seen): Promise<Tap> {
  const ants = antsButtons(command, seen);
  const button = ants?.button ?? buttonFor(command, seen);
  if (ants && !(await page.evaluate(find, ants.button))) {
    const chip = await page.evaluate(find, ants.chip);
    if (chip && !chip.pressed) await page.mouse.click(chip.x, chip.y);
    await page.waitForTimeout(LANDS);
  }
  if (ROWS.has(command.verb)) {
    const row = await page.evaluate(find, rowOf(command));
    if (row && !row.pressed) await page.mouse.click(row.x, row.y);
    await page.waitForTimeout(LANDS);
  }
  const mark = button && (await page.evaluate(find, button));
  if (!mark) return { came: "no button" };
  await page.waitForTimeout(LANDS);
  const now = await page.evaluate(under, mark);
  if (!now) return { came: "gone" };
  await page.mouse.click(mark.x, mark.y);
  if (now.verb !== mark.verb) return { came: "changed", changed: `${mark.verb} became ${now.verb}` };
  const moved = Math.round(Math.hypot(now.x - mark.x, now.y - mark.y));
  return moved > MOVED ? { came: "changed", changed: `${mark.verb} moved ${moved} px` } : { came: "tapped" };
}
