import { siteName } from "../../../art/sites.ts";
import { act } from "../../../net/actions.ts";
import { Chip, Chips } from "../../../parts/chip.tsx";
import { secondsTo } from "../../../parts/clock.ts";
import { nameOf } from "../../../parts/name.tsx";
import { you } from "../../../store.ts";
import { SiteMark } from "../art.ts";
import { Named } from "./named.tsx";
import css from "./prompt.module.css";
import { chamber, members, mine, recalling, rule } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.prompt;

/** What it takes, or why nobody can be recalled now. */
function heading(): string {
  const { needed = 0, settling, recalled } = rule.value ?? {};
  const state = recalling();
  if (state === "gone") return w.recallGone({ name: nameOf(recalled?.seat ?? -1) });
  if (state === "late") return w.recallLate;
  return settling ? w.recallNow({ needed, s: secondsTo(settling.until) }) : w.recall({ needed });
}

/** How many would recall a councillor, of how many it takes; nothing while nobody would. */
function Against({ seat }: { seat: number }) {
  const { against = {}, needed = 0 } = rule.value ?? {};
  const n = against[seat] ?? 0;
  if (n === 0) return null;
  return (
    <>
      <span class={`${css.against} tabular`} aria-hidden="true">
        {w.against({ n, needed })}
      </span>
      <span class="visually-hidden">{w.againstSaid({ n, needed })}</span>
    </>
  );
}

/**
 * Whom I would recall, and how many others would. It stays from the election to the decision, off with its reason where it cannot
 * be. `beside` a claim there is room for one line.
 */
export function Recall({ beside = false }: { beside?: boolean }) {
  const state = recalling();
  if (state === undefined) return null;
  const off = state !== "open";
  const mineNow = mine.value?.recalls;
  const { backs = {} } = chamber.value ?? {};
  const { needed = 0 } = rule.value ?? {};
  const others = members.value.filter((seat) => seat !== you.value.seat);
  return (
    <>
      {(!beside || off) && <p class={css.heading}>{heading()}</p>}
      <Chips legend={w.recall({ needed })} class={css.row}>
        {beside && !off && (
          <span class={css.heading} aria-hidden="true">
            {w.recallShort}
          </span>
        )}
        {others.map((seat) => {
          const pressed = mineNow === seat;
          const name = nameOf(seat);
          return (
            <Chip
              key={seat}
              pressed={pressed}
              off={off}
              class={css.recall}
              onClick={() =>
                act(
                  pressed ? { verb: "unrecall" } : { verb: "recall", seat },
                  (pressed ? w.keep : w.recallOne)({ name }),
                )
              }
            >
              <Named seat={seat} />
              {backs[seat] !== undefined && (
                <>
                  <SiteMark site={backs[seat]} size={20} />
                  <span class="visually-hidden">{w.votesFor({ site: siteName(backs[seat]) })}</span>
                </>
              )}
              <Against seat={seat} />
            </Chip>
          );
        })}
      </Chips>
    </>
  );
}
