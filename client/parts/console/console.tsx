import { useEffect, useRef } from "preact/hooks";
import { run } from "../../net/actions.ts";
import { all, can } from "../../store.ts";
import { words } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { Drawer } from "../drawer.tsx";
import css from "./console.module.css";
import { Door } from "./door.tsx";
import { People } from "./people.tsx";
import { Rules } from "./rules.tsx";
import { Sure } from "./sure.tsx";

const w = words.console;
/** What "one minute more" adds, in ms of the round's clock. */
const MINUTE = 60_000;

function Clock() {
  const round = all.value?.phase === "round";
  if (!round) return <p class="muted">{w.noRound}</p>;
  const paused = all.value?.paused === true;
  return (
    <div class={css.pair}>
      <Button size="slim" kind="main" onClick={() => run({ type: paused ? "resume" : "pause" }, w.pause)}>
        {paused ? w.resume : w.pause}
      </Button>
      <Button size="slim" onClick={() => run({ type: "more", ms: MINUTE }, w.more)}>
        {w.more}
      </Button>
      <Button size="slim" onClick={() => run({ type: "end" }, w.end)}>
        {w.end}
      </Button>
      {can("manage") && (
        <Sure verb={w.restart} question={w.restartSure} onSure={() => run({ type: "restart" }, w.restart)} />
      )}
    </div>
  );
}

/** Everything a host can do, whatever the room is at. Each control acts at once. */
export function Console({ code, close }: { code: string; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <Drawer dialog={dialog} id="console" title={w.title({ code })} onClose={close}>
      <section class={css.part} aria-labelledby="console-clock">
        <h3 id="console-clock">{w.clock}</h3>
        <Clock />
      </section>
      {can("manage") && <Door code={code} />}
      {can("manage") && <People />}
      {can("manage") && <Rules />}
    </Drawer>
  );
}
