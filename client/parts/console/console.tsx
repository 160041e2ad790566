import { useEffect, useRef } from "preact/hooks";
import { all, can } from "../../store.ts";
import { Hand } from "../../trials/hand.tsx";
import { words } from "../../words/words.ts";
import { Corner } from "../corner.tsx";
import { Drawer } from "../drawer.tsx";
import { useLazy } from "../lazy.ts";
import { Clock } from "./clock.tsx";
import css from "./console.module.css";
import { Door } from "./door.tsx";
import { Outcome } from "./outcome.tsx";
import { People } from "./people.tsx";
import { Rules } from "./rules.tsx";

const w = words.console;

/** What the room has played so far, as tables. */
function Take() {
  const TakeAlong = useLazy(() => import("../../data/load.ts").then((one) => one.taking()));
  return TakeAlong ? <TakeAlong /> : null;
}

/** Everything a host can do, whatever the room is at. Each control acts at once, and says what it did. */
export function Console({ code, close }: { code: string; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <Drawer dialog={dialog} id="console" title={w.run} onClose={close}>
      <Outcome />
      <div class={css.columns}>
        <Clock />
        <Hand />
        {can("manage") && <People id="console-people" />}
        <section class={css.part} aria-labelledby="console-invite">
          <h3 id="console-invite">{w.invite}</h3>
          <Corner code={code} />
          {can("manage") && <Door code={code} />}
        </section>
        {can("manage") && <Rules />}
        {all.value?.phase !== "round" && <Take />}
      </div>
    </Drawer>
  );
}
