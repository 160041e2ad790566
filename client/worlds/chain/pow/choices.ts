import type { PowCartelView } from "../../../../src/game/mechanisms/pow/view.ts";
import { type Choice, offerOf } from "../../../parts/choice.ts";
import { clock, secondsTo } from "../../../parts/clock.ts";
import { isLiar } from "../../liars.ts";
import { mechanismChoice } from "../choices.ts";
import { nodeName } from "../names.ts";
import {
  atStake,
  bigPool,
  branch,
  done,
  goesTo,
  isPastHalf,
  mine,
  movingBrings,
  myPay,
  myPool,
  type Pool,
  pools,
  turns,
} from "./views.ts";
import { named } from "./where.ts";
import { words as w } from "./words/words.ts";

const a = w.actions;

function publishNote({ lead, against, loot }: PowCartelView): string {
  if (lead < 0) return a.short({ n: 1 - lead });
  if (lead === 0) return against > 0 ? a.tie : a.nothing;
  return loot > 0 ? a.loot({ n: loot }) : against > 0 ? a.undoes({ n: against }) : a.nothing;
}

/** A button that is there, and off, while there is nothing that it could be for. */
const off = (id: string, label: string, note: string): Choice => ({ id, label, off: true, note });

/** Hold, publish, give up. */
function attacking(cartel: PowCartelView): Choice[] {
  const ripe = cartel.lead > 0 && cartel.held.length > 0 && cartel.loot > 0;
  const hold = mechanismChoice("hold", w.not, {
    label: a.hold,
    note: a.holdNote({ held: cartel.held.length }),
    main: !ripe,
  });
  const publish = mechanismChoice("publish", w.not, { label: a.publish, note: publishNote(cartel), main: ripe });
  const restart = done()
    ? off("restart", a.restart, w.not.over)
    : offerOf("restart")?.not
      ? off("restart", a.restart, w.not.nothing_to_give_up)
      : mechanismChoice("restart", w.not, {
          label: a.restart,
          note: a.restartNote({ block: named(cartel.base) }),
          doubt: true,
        });
  return [hold, publish, restart];
}

/** What I get where I am: nothing yet, for some seconds after a move. */
function here(): string {
  const { paid = 0 } = mine.value?.mining ?? {};
  return paid > clock.value ? a.begins({ s: secondsTo(paid) }) : a.here({ pay: myPay() });
}

/** What going there would come to: more or less pay than here, and whether the big pool could attack then. */
function comesTo(to: Pool): string {
  const brings = movingBrings(to);
  const pay = (brings < 0 ? a.less : a.more)({ pay: to.pay, n: Math.abs(brings) });
  const big = bigPool();
  if (!big) return pay;
  if (to.operator) return isPastHalf(big) || turns() === 1 ? a.risky({ pay, n: atStake() }) : pay;
  return isPastHalf(big) && big.id === myPool() && turns() === 1 ? a.saves({ pay }) : pay;
}

/** Mine in this pool or that, each in its place. The one I am in, or on my way to, is off; back to mine while I wait to go. */
function mining({ id, pay, operator, ...pool }: Pool): Choice {
  const label = a.mine({ pool: nodeName(id) });
  const to = goesTo();
  const pays = comesTo({ id, pay, operator, ...pool });
  if (to === id) return off(`pool-${id}`, label, a.going);
  if (id === myPool()) {
    const stay = { label, note: a.stay, main: true };
    return to === undefined
      ? off(`pool-${id}`, label, here())
      : { id: `pool-${id}`, ...stay, command: { verb: "stay" } };
  }
  const past = operator && isPastHalf({ id, pay, operator, ...pool });
  return {
    ...mechanismChoice("move", w.not, { label, note: pays, doubt: past }, { field: "pool", id }),
    id: `pool-${id}`,
  };
}

/** Orders are shipped from their berths (berths.tsx): what is here is for those who have none. */
export const choices = (): Choice[] => (isLiar() && branch.value ? attacking(branch.value) : pools().map(mining));
