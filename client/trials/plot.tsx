import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Command, Offer } from "../../src/game/types.ts";
import { act } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { Chip, Chips } from "../parts/chip.tsx";
import { secondsTo } from "../parts/clock.ts";
import { Drawer } from "../parts/drawer.tsx";
import { Name, nameOf } from "../parts/name.tsx";
import { all, own, pending, you } from "../store.ts";
import * as format from "../words/format.ts";
import { isChain } from "../worlds/which.ts";
import css from "./plot.module.css";
import { asked, hold, ring } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.plot;

const offerOf = (verb: string): Offer | undefined => own.value?.offers.find((offer) => offer.verb === verb);
/** In discreet rooms nobody is named, whatever is proved. */
const isOpen = (): boolean => all.value?.round?.level === "open";
/** It is on its way: another tap would only repeat it. */
const isSent = (verb: string): boolean => pending.value.some(({ command }) => command?.verb === verb);

interface DoProps {
  command: Command;
  note?: string | undefined;
  kind?: "main" | "plain" | "doubt";
  off?: boolean;
  then?: () => void;
  children: string;
}

/** A button that does something of the trial, where that is possible. */
function Do({ command, note, kind = "plain", off = false, then, children }: DoProps) {
  const offer = offerOf(command.verb);
  const idle = off || offer === undefined || offer.not !== undefined || isSent(command.verb);
  return (
    <Button
      kind={kind}
      off={idle}
      note={note}
      onClick={() => {
        act(command, children);
        then?.();
      }}
    >
      {children}
    </Button>
  );
}

/** What was offered to me, and my answer to it. */
function Asked({ close }: { close: () => void }) {
  const it = asked.value?.asked;
  if (!it) return <p>{w.gone}</p>;
  const n = it.amount;
  return (
    <div class={css.sheet}>
      <p>{w.asked({ chain: isChain(), n, names: isOpen() })}</p>
      <Do command={{ verb: "accept" }} kind="doubt" note={w.acceptNote({ chain: isChain() })} then={close}>
        {w.accept({ n })}
      </Do>
      <Do command={{ verb: "spurn" }} note={w.spurnNote} then={close}>
        {w.spurn}
      </Do>
    </div>
  );
}

/** Betraying cannot be taken back: it takes a second tap. */
function Betray({ reward, close }: { reward: number; close: () => void }) {
  const sure = useSignal(false);
  const note = w.betrayNote({ n: reward, names: isOpen() });
  return (
    <div class={css.betray}>
      {sure.value ? (
        <Do command={{ verb: "defect" }} kind="doubt" note={note} then={close}>
          {w.betraySure}
        </Do>
      ) : (
        <Button
          note={note}
          off={offerOf("defect")?.not !== undefined}
          onClick={() => {
            sure.value = true;
          }}
        >
          {w.betray}
        </Button>
      )}
    </div>
  );
}

/** My cartel: who is in it, what happened, whom to bribe with how much, and the way out. */
function Cartel({ close }: { close: () => void }) {
  const chosen = useSignal<number | undefined>(undefined);
  const it = ring.value;
  if (!it) return null;
  const bribe = offerOf("bribe");
  const ids = bribe?.aim?.ids ?? [];
  const { min = 0, max = 0, step = 1 } = bribe?.amount ?? {};
  // Two at most: what is not to be paid any more is not offered.
  const amounts = min === max ? [min] : [min, min + step];
  const whom = chosen.value !== undefined && ids.includes(chosen.value) ? chosen.value : undefined;
  const mine = it.pay[you.value.seat ?? -1] ?? 0;
  const log = Object.values(it.log);
  return (
    <div class={css.sheet}>
      <p>{w.members({ names: format.list(it.members.map(nameOf)) })}</p>
      <p>{mine > 0 ? w.pay({ n: mine }) : w.left({ left: it.left })}</p>
      {log.length === 0 && <p class="muted">{w.nothing}</p>}
      {log.length > 0 && (
        <ul class={css.log}>
          {log.map(({ what, seat, by, amount }, i) => (
            <li key={i}>{w.log[what]({ name: nameOf(seat), by: nameOf(by), n: amount })}</li>
          ))}
        </ul>
      )}
      {ids.length > 0 && (
        <>
          <p aria-hidden="true">{w.whom}</p>
          <Chips legend={w.whom}>
            {ids.map((seat) => (
              <Chip
                key={seat}
                pressed={seat === whom}
                onClick={() => {
                  chosen.value = seat;
                }}
              >
                <Name seat={seat} />
              </Chip>
            ))}
          </Chips>
          {amounts.map((amount) => (
            <Do
              key={amount}
              command={{ verb: "bribe", seat: whom ?? -1, amount }}
              off={whom === undefined}
              note={
                bribe?.not
                  ? w.short
                  : w.offerNote({ chosen: whom !== undefined, name: whom === undefined ? "" : nameOf(whom) })
              }
            >
              {w.offer({ n: amount })}
            </Do>
          ))}
        </>
      )}
      <Betray reward={it.reward} close={close} />
    </div>
  );
}

/** The seats that I hold in secret, and what they do. */
function Sybil() {
  const it = hold.value;
  if (!it) return null;
  return (
    <div class={css.sheet}>
      <p>{w.holds({ chain: isChain(), names: format.list(it.seats.map(nameOf)) })}</p>
      <p>{it.loose ? w.loose({ chain: isChain() }) : w.fair}</p>
      <Do command={{ verb: it.loose ? "restrain" : "unleash" }} note={it.loose ? w.restrainNote : undefined}>
        {it.loose ? w.restrain : w.unleash}
      </Do>
    </div>
  );
}

interface SecretProps {
  id: string;
  title: string;
  note: string;
  children: (close: () => void) => ComponentChildren;
}

/** A line above the buttons that opens what one can do in secret. */
function Secret({ id, title, note, children }: SecretProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (): void => dialog.current?.close();
  // What it was about is over: it does not stay open over the round.
  useEffect(() => close, []);
  return (
    <>
      <Button size="slim" note={note} onClick={() => dialog.current?.showModal()}>
        {title}
      </Button>
      <Drawer dialog={dialog} id={`plot-${id}`} title={title}>
        {children(close)}
      </Drawer>
    </>
  );
}

/** What a card has brought me in secret: an offer, a cartel, seats that are mine. Nothing for anybody else. */
export function Plot() {
  if (all.value?.round?.phase !== "play" || !own.value?.playing) return null;
  const [offer, cartel, seats] = [asked.value?.asked, ring.value, hold.value];
  if (!offer && !cartel && !seats) return null;
  return (
    <div class={css.line} data-part="plot">
      {offer && (
        <Secret id="bribe" title={w.bribe({ n: offer.amount })} note={w.bribeNote({ s: secondsTo(offer.until) })}>
          {(close) => <Asked close={close} />}
        </Secret>
      )}
      {cartel && (
        <Secret id="cartel" title={w.cartel({ n: cartel.members.length })} note={w.cartelNote({ left: cartel.left })}>
          {(close) => <Cartel close={close} />}
        </Secret>
      )}
      {seats && (
        <Secret id="sybil" title={w.sybil({ n: seats.seats.length })} note={w.sybilNote({ loose: seats.loose })}>
          {() => <Sybil />}
        </Secret>
      )}
    </div>
  );
}
