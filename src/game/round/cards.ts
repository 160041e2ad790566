import { CARDS_MAX } from "../limits.ts";
import { cardFor, cardOptions } from "../parts.ts";
import { standing } from "../scenario.ts";
import type { Card, RoundState } from "../state.ts";
import type { AnyTrial } from "../trials/registry.ts";
import type { Ms, Refusal } from "../types.ts";
import type { ViewCache } from "../view-cache.ts";
import type { Clocked, Row, Wired } from "./wiring.ts";

/** What cards are played in. */
export interface Table {
  readonly r: RoundState;
  readonly facts: Clocked;
  readonly wired: Wired;
  readonly cache: ViewCache;
}

/** The cards of a round: trials that join it while it runs, by a host or by the clock. Their state lies in the round's. */
export class Cards {
  readonly #table: Table;

  /** Cards that were played before take their places again. */
  constructor(table: Table) {
    this.#table = table;
    const { r } = table;
    for (const card of r.cards ?? []) this.#join(card, cardFor(card.trial, r.scenario) as AnyTrial);
  }

  /** A card's part takes its place among the others. */
  #join({ name, options }: Card, trial: AnyTrial): Row {
    const checked = trial.options.safeParse(options);
    if (!checked.success) throw new Error(`the card ${name} does not fit these rules`);
    return this.#table.wired.add(name, trial.make(checked.data) as Row["part"]);
  }

  /** A trial is played as a card, now. */
  #play(trial: AnyTrial, options: Record<string, unknown>, by: Card["by"]): Card {
    const { r, facts, cache } = this.#table;
    cache.changed();
    const { now } = facts;
    const card: Card = {
      name: `${trial.id}-${(r.cards?.length ?? 0) + 1}`,
      trial: trial.id,
      options,
      t: now,
      by,
      did: {},
    };
    const { part, f, fx } = this.#join(card, trial);
    r.parts[card.name] = part.create(f);
    r.cards = [...(r.cards ?? []), card];
    card.did = (part as ReturnType<AnyTrial["make"]>).play?.(r.parts[card.name], f, fx as never) ?? {};
    return card;
  }

  /** The trial of this id, where it can be played as a card in this very round. */
  #trial(id: string): AnyTrial | undefined {
    const { r } = this.#table;
    const trial = cardFor(id, r.scenario);
    if (trial?.card?.names && r.level === "discreet") return undefined;
    const there =
      (r.cards ?? []).some((card) => card.trial === id) || standing(r.scenario).some((one) => one.id === id);
    return trial?.card?.once && there ? undefined : trial;
  }

  /** The clock plays the scenario's trial of this number. */
  byClock(number: number): void {
    const { r } = this.#table;
    const row = r.scenario.trials[number];
    const trial = row && this.#trial(row.id);
    if (trial && r.phase === "play") this.#play(trial, cardOptions(trial, row), "clock");
  }

  /** A host plays a card at time `now`: done, or refused with nothing changed. */
  byHost(id: string, options: Record<string, unknown>, now: Ms): Refusal | undefined {
    const { r, facts } = this.#table;
    if (r.phase !== "play") return { code: "card_not_now" };
    const trial = this.#trial(id);
    if (!trial) return { code: "no_card" };
    const given = cardOptions(trial, { id, options, at: 0 });
    if (!trial.options.safeParse(given).success) return { code: "bad_setup" };
    if ((r.cards ?? []).filter(({ by }) => by === "host").length >= CARDS_MAX) return { code: "cards_played" };
    facts.now = now;
    this.#play(trial, given, "host");
    return undefined;
  }
}
