import { useRef } from "preact/hooks";
import { Actions } from "../parts/actions.tsx";
import { useLazy } from "../parts/lazy.ts";
import { Notebook, SideNotebook } from "../parts/notebook.tsx";
import { SecretLine } from "../parts/secret.tsx";
import { useSettled } from "../parts/settle.ts";
import { Told } from "../parts/term/told.tsx";
import { words } from "../words/words.ts";
import type { Stage } from "../worlds/stage.ts";
import css from "./play.module.css";

function Where({ stage }: { stage: Stage }) {
  const text = stage.where();
  const secret = stage.secret();
  if (!text) return null;
  return (
    <div class={css.where} data-part="where">
      <p>
        <Told>{text}</Told>
      </p>
      {secret && <SecretLine>{secret}</SecretLine>}
    </div>
  );
}

function Doing({ stage }: { stage: Stage }) {
  const Plot = useLazy(() => import("../trials/load.ts").then(({ plot }) => plot()));
  return (
    <Actions choices={stage.choices()} hints={stage.hints()} noteText={stage.noteText} notices={stage.notices}>
      {Plot && <Plot />}
      {stage.Prompt && <stage.Prompt />}
    </Actions>
  );
}

function Known({ stage }: { stage: Stage }) {
  const { count, what, Pages } = stage.notebook;
  return <Notebook count={count()} what={what(count())} Pages={Pages} />;
}

/** A round as a player sees it: sky, where I am, the stage, what I can do. */
export function Play({ stage }: { stage: Stage }) {
  const page = useRef<HTMLElement>(null);
  useSettled(page);
  return (
    <main ref={page} class={css.play} data-mood={stage.mood()}>
      <h1 class="visually-hidden">{words.play.title}</h1>
      <stage.Sky />
      <div class={css.told} data-part="told" data-lines={stage.lines}>
        <Where stage={stage} />
        <Known stage={stage} />
      </div>
      <stage.Body />
      <Doing stage={stage} />
      <SideNotebook Pages={stage.notebook.Pages} />
    </main>
  );
}
