import { useSignal } from "@preact/signals";
import { codeOf } from "../../entry.ts";
import { makeLink } from "../../net/api.ts";
import { heldKeys } from "../../net/keys.ts";
import { carryLink } from "../../route.ts";
import { all } from "../../store.ts";
import { refusalText } from "../../words/refusals.ts";
import { words } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { ErrorText } from "../error-text.tsx";
import { Qr } from "../invite.tsx";
import css from "./console.module.css";
import { order } from "./order.ts";

const w = words.console;

/** Who can come in, and how this room is taken to another device. */
export function Door({ code }: { code: string }) {
  const link = useSignal<string | undefined>(undefined);
  const wrong = useSignal<string | undefined>(undefined);
  const locked = all.value?.house.locked === true;
  const carry = async (role: "host" | "screen"): Promise<void> => {
    const { host, seat } = heldKeys(code);
    try {
      const { secret } = await makeLink(code, host ?? seat ?? "", role);
      link.value = carryLink(code, role, secret);
      wrong.value = undefined;
    } catch (error) {
      wrong.value = refusalText(codeOf(error));
    }
  };
  return (
    <>
      <p class="muted">{locked ? w.locked : w.unlocked}</p>
      <div class={css.grid}>
        <Button onClick={() => order({ type: "lock", locked: !locked }, w.lock, locked ? w.done.unlock : w.done.lock)}>
          {locked ? w.unlock : w.lock}
        </Button>
        <Button onClick={() => carry("screen")}>{w.carryScreen}</Button>
        <Button onClick={() => carry("host")}>{w.carryHost}</Button>
      </div>
      <ErrorText id="console-wrong" text={wrong.value} />
      {link.value !== undefined && (
        <div class={css.carry} data-part="carry">
          <Qr link={link.value} label={w.carryQr} />
          <p>{w.carry}</p>
          <input
            readOnly
            translate={false}
            aria-label={w.carry}
            value={link.value}
            onFocus={(e) => e.currentTarget.select()}
          />
        </div>
      )}
    </>
  );
}
