import { useSignal } from "@preact/signals";
import { words } from "../../words/words.ts";
import { Button } from "../button.tsx";
import css from "./console.module.css";

interface Props {
  verb: string;
  question: string;
  onSure: () => void;
}

/** A button for what cannot be taken back: it asks once. */
export function Sure({ verb, question, onSure }: Props) {
  const asking = useSignal(false);
  if (!asking.value) {
    return (
      <Button
        size="slim"
        kind="doubt"
        onClick={() => {
          asking.value = true;
        }}
      >
        {verb}
      </Button>
    );
  }
  return (
    <span class={css.sure}>
      <span>{question}</span>
      <Button
        size="slim"
        kind="doubt"
        onClick={() => {
          asking.value = false;
          onSure();
        }}
      >
        {words.console.yes}
      </Button>
      <Button
        size="slim"
        onClick={() => {
          asking.value = false;
        }}
      >
        {words.console.cancel}
      </Button>
    </span>
  );
}
