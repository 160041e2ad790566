import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { keyOf } from "../debrief/recorded.ts";
import { Refused } from "../net/api.ts";
import { heldKeys } from "../net/keys.ts";
import { Button } from "../parts/button.tsx";
import { Drawer } from "../parts/drawer.tsx";
import { ErrorText } from "../parts/error-text.tsx";
import { download, sessionOf } from "../replay/session.ts";
import { route } from "../route.ts";
import { all, channels, live } from "../store.ts";
import * as format from "../words/format.ts";
import { refusalText } from "../words/refusals.ts";
import { zipOf } from "./make.ts";
import { Cancelled, type Maker } from "./maker.ts";
import css from "./take.module.css";
import { words } from "./words/words.ts";

const w = words.take;

/** Bytes in a MB and a KB as files are told. */
const MB = 1_000_000;
const KB = 1000;
const sizeText = (bytes: number): string =>
  bytes >= MB
    ? w.megabytes({ n: format.fixed(bytes / MB, 1) })
    : w.kilobytes({ n: format.number(Math.ceil(bytes / KB)) });

function Wish({ of, name, note }: { of: Signal<boolean>; name: string; note: string }) {
  return (
    <label class={css.wish}>
      <input type="checkbox" checked={of.value} onChange={(event) => (of.value = event.currentTarget.checked)} />
      <span>{name}</span>
      <span class="muted">{note}</span>
    </label>
  );
}

/** What goes into the zip, and the tap that makes it. */
function Wishes({ code, discreet }: { code: string; discreet: boolean }) {
  const at = route.value;
  const pseudonyms = useSignal(discreet);
  const liars = useSignal(false);
  const tickets = useSignal(false);
  const share = useSignal<number | undefined>(undefined);
  const said = useSignal<string | undefined>(undefined);
  const wrong = useSignal<string | undefined>(undefined);
  const maker = useRef<Maker | undefined>(undefined);
  const stopped = useRef(false);
  const host = heldKeys(code).host !== undefined;
  const written = Object.keys(channels.value.host?.lesson?.tickets ?? {}).length > 0;
  const stop = (): void => {
    stopped.current = true;
    maker.current?.end();
  };
  useEffect(() => stop, []);
  const make = async (): Promise<void> => {
    if (share.peek() !== undefined) return;
    share.value = 0;
    said.value = wrong.value = undefined;
    stopped.current = false;
    const wishes = { pseudonyms: pseudonyms.peek(), liars: liars.peek(), tickets: tickets.peek() };
    try {
      // A host has what others do not get of a round, whichever other keys the page holds.
      const token = heldKeys(code).host ?? keyOf(code, discreet, at.page === "room" && at.screen);
      const { rounds, clocks, lesson } = await sessionOf(code, token, !wishes.pseudonyms);
      if (stopped.current) throw new Cancelled();
      if (rounds.length === 0) said.value = w.none;
      else {
        const progress = (n: number): void => {
          share.value = n;
        };
        const hold = (one: Maker): void => {
          maker.current = one;
        };
        const { bytes, session } = await zipOf(
          { code, rounds, clocks, ...(lesson && { lesson }) },
          wishes,
          progress,
          hold,
        );
        const name = `leaderless-${wishes.pseudonyms ? session : code}-data.zip`;
        download(new Blob([bytes], { type: "application/zip" }), name);
        said.value = w.saved({ name, size: sizeText(bytes.length) });
      }
    } catch (fault) {
      if (fault instanceof Cancelled) said.value = w.stopped;
      else if (fault instanceof Refused) wrong.value = refusalText(fault.code);
      else wrong.value = fault instanceof Error && fault.message === "offline" ? w.offline : w.failed;
    }
    share.value = undefined;
  };
  const busy = share.value !== undefined;
  return (
    <div class={css.leaf}>
      <p>{w.intro}</p>
      <fieldset class={css.wishes} disabled={busy}>
        <legend>{w.what}</legend>
        <Wish of={pseudonyms} name={w.pseudonyms} note={w.pseudonymsNote} />
        <Wish of={liars} name={w.liars} note={w.liarsNote} />
        {host && written && <Wish of={tickets} name={w.tickets} note={w.ticketsNote} />}
      </fieldset>
      {!host && <p class="muted">{w.others}</p>}
      {busy ? (
        <>
          <progress max={1} value={share.value} aria-label={w.making} />
          <Button onClick={stop}>{w.cancel}</Button>
        </>
      ) : (
        <Button kind="main" onClick={() => void make()}>
          {w.make}
        </Button>
      )}
      <p role="status">{busy ? w.making : said.value}</p>
      <ErrorText text={wrong.value} />
    </div>
  );
}

/** A button that takes the session along as tables, for whoever may have its recordings: in a discreet room the host who made it. */
export function TakeAlong(_: { wall?: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = useSignal(false);
  const at = route.value;
  const discreet = all.value?.level === "discreet";
  useEffect(() => {
    if (open.value) dialog.current?.showModal();
  }, [open.value]);
  if (!live.value || at.page !== "room" || (discreet && heldKeys(at.code).host === undefined)) return null;
  return (
    <section data-part="take-along">
      <Button kind="quiet" note={w.note} onClick={() => (open.value = true)}>
        {w.open}
      </Button>
      {open.value && (
        <Drawer dialog={dialog} id="take-along" title={w.open} onClose={() => (open.value = false)}>
          <Wishes code={at.code} discreet={discreet} />
        </Drawer>
      )}
    </section>
  );
}
