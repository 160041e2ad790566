import { host } from "../reach.ts";
import { roomLink } from "../route.ts";
import { all } from "../store.ts";
import { words } from "../words/words.ts";
import { Code } from "./code.tsx";
import css from "./corner.module.css";
import { Qr } from "./invite.tsx";

/** Code and QR, small, for whoever comes late: on the projector and with the host in every phase. A locked room lets nobody in. */
export function Corner({ code }: { code: string }) {
  const locked = all.value?.house.locked === true;
  return (
    <div class={css.corner} data-part="corner">
      {!locked && <Qr link={roomLink(code)} label={words.lobby.qr} />}
      <div>
        <p class={css.where}>{locked ? words.lobby.locked : words.console.join({ address: host() })}</p>
        <Code code={code} size="small" />
      </div>
    </div>
  );
}
