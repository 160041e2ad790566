import type { Plan } from "../../../src/game/index.ts";
import { Button } from "../../parts/button.tsx";
import { Field } from "../../parts/field.tsx";
import { inWorld } from "../../trials/cards.ts";
import { words as trials } from "../../trials/words/words.ts";
import * as format from "../../words/format.ts";
import { lobbies } from "../../worlds/registry.ts";
import { stepTitle } from "../say.ts";
import { words } from "../words/words.ts";
import css from "./own.module.css";
import {
  HALFWAY,
  OWN,
  setupOf,
  spliced,
  type WrittenCard,
  type WrittenRound,
  type WrittenStep,
  withSetup,
} from "./written.ts";

type Game = typeof import("../../../src/game/index.ts");
const w = words.compose.row;

/** Where a card can stand in a round: later it would have no time to show. */
const SHARES = [0.25, HALFWAY, 0.75] as const;
/** Cards of one round, as a host can play them: with more nobody could tell which did what. */
const CARDS_MAX = 3;
/** Minutes a step takes in steps of a half. */
export const HALF = 0.5;

interface Props {
  game: Game;
  step: WrittenStep;
  at: number;
  of: number;
  change: (step: WrittenStep) => void;
  move: (to: number) => void;
  remove: () => void;
}

const LABELS: Readonly<Record<string, { label: Parameters<typeof inWorld>[0] }>> = trials.cards;

/** The cards that fit a round, each under the id of its words. */
function offersFor(game: Game, setup: string) {
  const scenario = game.scenarios[setup];
  if (!scenario) return [];
  return game.cardsFor(scenario, "open").flatMap((offer) => {
    const told = Object.hasOwn(LABELS, offer.id) ? LABELS[offer.id] : undefined;
    return told ? [{ ...offer, name: inWorld(told.label, scenario.world === "chain") }] : [];
  });
}
const sameCard = (a: { trial: string; options?: object }, b: WrittenCard): boolean =>
  a.trial === b.id && JSON.stringify(a.options ?? {}) === JSON.stringify(b.options ?? {});

/** What goes wrong in a round, and when. */
function Cards({ game, step, change }: { game: Game; step: WrittenRound; change: (step: WrittenRound) => void }) {
  const offers = offersFor(game, setupOf(step));
  const cards = step.cards ?? [];
  const set = (next: readonly WrittenCard[]): void => {
    const { cards: _, ...rest } = step;
    change(next.length > 0 ? { ...rest, cards: next } : rest);
  };
  // One row more than there are cards, so that another can be put there.
  const rows = Math.min(cards.length + 1, CARDS_MAX);
  return (
    <>
      {Array.from({ length: rows }, (_, i) => {
        const card = cards[i];
        const chosen = card ? (offers.find((offer) => sameCard(offer, card))?.id ?? "other") : "none";
        return (
          <div key={i} class={css.card}>
            <Field name={i === 0 ? w.card : w.another}>
              {(id) => (
                <select
                  id={id}
                  data-part="card"
                  value={chosen}
                  onChange={({ currentTarget: { value } }) => {
                    const offer = offers.find((one) => one.id === value);
                    if (value === "none") return set(spliced(cards, i, 1));
                    if (!offer) return;
                    const { trial, options } = offer;
                    set(spliced(cards, i, 1, { id: trial, at: card?.at ?? HALFWAY, ...(options && { options }) }));
                  }}
                >
                  <option value="none">{w.nothing}</option>
                  {chosen === "other" && <option value="other">{w.otherCard}</option>}
                  {offers.map(({ id: one, name }) => (
                    <option key={one} value={one}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {card && (
              <Field name={w.when}>
                {(id) => (
                  <select
                    id={id}
                    value={String(card.at)}
                    onChange={({ currentTarget: { value } }) =>
                      set(spliced(cards, i, 1, { ...card, at: Number(value) }))
                    }
                  >
                    {[...new Set([...SHARES, card.at])].sort().map((share) => (
                      <option key={share} value={String(share)}>
                        {w.share({ percent: format.percent(share) })}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            )}
          </div>
        );
      })}
    </>
  );
}

/** Which round it is. */
function Setup({ game, step, change }: { game: Game; step: WrittenRound; change: (step: WrittenRound) => void }) {
  const whole = typeof step.scenario !== "string";
  return (
    <Field name={w.setup}>
      {(id) => (
        <select
          id={id}
          data-part="setup"
          value={whole ? "" : setupOf(step)}
          onChange={({ currentTarget: { value } }) => value !== "" && change(withSetup(step, value))}
        >
          {whole && <option value="">{w.ownSetup({ id: setupOf(step) })}</option>}
          {lobbies.map(({ name, scenarios }) => (
            <optgroup key={name} label={name}>
              {scenarios
                .filter(({ id: one }) => Object.hasOwn(game.scenarios, one))
                .map(({ id: one, title, about }) => (
                  <option key={one} value={one}>
                    {title + format.mark(":") + about}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}

function Tick({ on, name, change }: { on: boolean; name: string; change: (on: boolean) => void }) {
  return (
    <label class={css.tick}>
      <input type="checkbox" checked={on} onChange={(event) => change(event.currentTarget.checked)} />
      <span>{name}</span>
    </label>
  );
}

/** What a step asks or comes back to. */
function asked(step: WrittenStep): string | undefined {
  if (step.kind === "debrief") return step.revisit === undefined ? undefined : w.comesBack;
  if (step.kind !== "predict") return undefined;
  if (step.answers.length < 2) return w.asksNothing;
  const names: Readonly<Record<string, string>> = w.answers;
  return w.asks({ answers: format.list(step.answers.map(({ id }) => names[id] ?? id)) });
}

/** One step of a lesson that is being composed. */
export function Row({ game, step, at, of, change, move, remove }: Props) {
  const title = stepTitle(OWN, step as Plan["steps"][number]);
  const flag = (name: "silent" | "optional", on: boolean): void => {
    const { [name]: _, ...rest } = step as WrittenRound;
    change({ ...rest, ...(on && { [name]: true as const }) } as WrittenStep);
  };
  const said = asked(step);
  return (
    <li class={css.row} data-step={step.id} data-kind={step.kind}>
      <h3>{w.title({ n: at + 1, title })}</h3>
      <Field name={w.minutes}>
        {(id) => (
          <input
            id={id}
            class={css.minutes}
            type="number"
            inputMode="decimal"
            min={0}
            max={90}
            step={HALF}
            value={step.minutes}
            onChange={({ currentTarget: { valueAsNumber } }) =>
              change({ ...step, minutes: Number.isNaN(valueAsNumber) ? 0 : valueAsNumber })
            }
          />
        )}
      </Field>
      {said !== undefined && <p class="muted">{said}</p>}
      {step.kind === "round" && (
        <div class={css.whole}>
          <Setup game={game} step={step} change={change} />
          {typeof step.scenario === "string" && <Cards game={game} step={step} change={change} />}
        </div>
      )}
      <div class={css.ticks}>
        {step.kind === "round" && (
          <Tick on={step.silent === true} name={w.silent} change={(on) => flag("silent", on)} />
        )}
        <Tick on={step.optional === true} name={w.optional} change={(on) => flag("optional", on)} />
      </div>
      <div class={css.moves}>
        <Button size="slim" off={at === 0} label={w.upLabel({ title })} onClick={() => move(at - 1)}>
          {w.up}
        </Button>
        <Button size="slim" off={at === of - 1} label={w.downLabel({ title })} onClick={() => move(at + 1)}>
          {w.down}
        </Button>
        <Button size="slim" kind="doubt" label={w.removeLabel({ title })} onClick={remove}>
          {w.remove}
        </Button>
      </div>
    </li>
  );
}
