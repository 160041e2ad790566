import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { LessonPart } from "../../lesson/part.tsx";
import { leave } from "../../net/actions.ts";
import { heldKeys } from "../../net/keys.ts";
import { forget, over } from "../../remembered.ts";
import { navigate } from "../../route.ts";
import { all, can, live, own, you } from "../../store.ts";
import { wallText } from "../../wall/load.ts";
import { words } from "../../words/words.ts";
import { stage } from "../../worlds/registry.ts";
import { Button } from "../button.tsx";
import { Corner } from "../corner.tsx";
import { Drawer } from "../drawer.tsx";
import { Languages } from "../language-list.tsx";
import { useLazy } from "../lazy.ts";
import { Bullets } from "../lists.tsx";
import { SoundSwitch } from "../moments/sound-switch.tsx";
import { Glossary } from "../term/told.tsx";
import css from "./help.module.css";

const w = words.help;

/** One leaves without the room's answer if it takes so long, in ms: a seat that nobody uses lapses by itself. */
const ANSWER_MAX = 2000;

/** What the buttons do, in the stage's own words. */
function Hints() {
  const on = stage.value;
  if (typeof on === "string") return null;
  return (
    <section aria-labelledby="help-buttons">
      <h3 id="help-buttons">{w.buttons}</h3>
      <Bullets>
        {Object.values(on.hints()).map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </Bullets>
    </section>
  );
}

/** What one can do where one is. */
function Here({ code }: { code: string | undefined }) {
  const now = all.value;
  if (code === undefined) return <p>{w.home}</p>;
  if (!now) return <p>{w.join}</p>;
  if (now.phase === "lobby") return <p>{w.lobby({ chooses: can("choose") })}</p>;
  if (now.phase === "reveal") return <p>{w.reveal({ chooses: can("choose") })}</p>;
  if (now.phase === "step" || now.phase === "finale") return <LessonPart name="Help" />;
  return own.value?.playing ? <Hints /> : <p>{w.watch}</p>;
}

/** Gives the seat up, once somebody is sure. */
function Leave({ code }: { code: string }) {
  const sure = useSignal(false);
  const leaving = useSignal(false);
  const go = (): void => {
    const { seat } = heldKeys(code);
    if (seat !== undefined) forget(code, seat);
    over(code);
    navigate("/");
  };
  const gone = leaving.value && you.value.seat === undefined;
  useEffect(() => {
    if (gone) go();
    if (!leaving.value) return undefined;
    const timer = setTimeout(go, ANSWER_MAX);
    return () => clearTimeout(timer);
  }, [leaving.value, gone]);
  if (!sure.value)
    return (
      <Button kind="doubt" size="half" onClick={() => (sure.value = true)}>
        {w.leave}
      </Button>
    );
  return (
    <Button
      kind="doubt"
      size="half"
      sending={leaving.value ? words.sending : undefined}
      onClick={() => {
        leaving.value = true;
        leave();
      }}
    >
      {w.leaveSure}
    </Button>
  );
}

/** The projector as text, for whoever does not see it: asked for and read only while it is open. */
function Wall({ code }: { code: string }) {
  const open = useSignal(false);
  return (
    <details
      data-part="wall"
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{w.wall}</summary>
      {open.value && <WallNow code={code} />}
    </details>
  );
}
function WallNow({ code }: { code: string }) {
  const Text = useLazy(wallText);
  return Text ? <Text code={code} /> : <p role="status">{words.sending}</p>;
}

/** The help sheet of every screen. */
export function Help({ code, close }: { code: string | undefined; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // As it was when the sheet was opened: leaving takes the seat away before it is done.
  const seated = useSignal(live.value && you.value.seat !== undefined).value;
  return (
    <Drawer dialog={dialog} id="help-title" title={w.open} onClose={close}>
      <div class={css.sheet} data-part="help">
        <Here code={code} />
        {code !== undefined && live.value && all.value && <Wall code={code} />}
        {code !== undefined && all.value && <Glossary />}
        {code !== undefined && <SoundSwitch />}
        {code !== undefined && all.value && <Corner code={code} />}
        {seated && <p>{w.seat}</p>}
        <Languages />
        {code !== undefined && (
          <div class={css.ways}>
            <Button
              size="half"
              onClick={() => {
                close();
                navigate("/");
              }}
            >
              {words.room.home}
            </Button>
            {seated && <Leave code={code} />}
          </div>
        )}
      </div>
    </Drawer>
  );
}
