import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { TICKET_MAX } from "../../src/game/plans/limits.ts";
import { run } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { own } from "../store.ts";
import css from "./phone.module.css";
import { words } from "./words/words.ts";

const w = words.ticket;

/** One sentence, for the host's eyes. */
export function Ticket() {
  const id = useId();
  const handed = own.value?.ticket;
  const text = useSignal(handed ?? "");
  const left = TICKET_MAX - [...text.value.trim()].length;
  const same = text.value.trim() === handed;
  return (
    <>
      <h1>{w.title}</h1>
      <label for={id}>{w.question}</label>
      <textarea
        id={id}
        value={text.value}
        rows={4}
        aria-describedby={`${id}-left`}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <p id={`${id}-left`} class={left < 0 ? css.over : "muted"}>
        {left < 0 ? w.over({ n: -left }) : w.left({ n: left })}
      </p>
      {handed !== undefined && same ? (
        <p class={css.told} role="status">
          {w.sent}
        </p>
      ) : (
        <Button
          kind="main"
          size="big"
          off={left < 0 || text.value.trim() === ""}
          onClick={() => run({ type: "ticket", text: text.value.trim() }, w.send)}
        >
          {handed === undefined ? w.send : w.change}
        </Button>
      )}
      <p class="muted">{w.private}</p>
    </>
  );
}
