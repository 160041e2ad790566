import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { roomLink, roomPath } from "../route.ts";
import { can } from "../store.ts";
import { words } from "../words/words.ts";
import { Button } from "./button.tsx";
import { Code } from "./code.tsx";
import css from "./invite.module.css";

/** The QR code as one path of dark squares. Loaded when it is shown, so that playing does not wait for it. */
export function Qr({ link, label }: { link: string; label: string }) {
  const drawn = useSignal<{ d: string; size: number } | undefined>(undefined);
  useEffect(() => {
    import("./qr.ts").then(({ qrPath }) => {
      drawn.value = qrPath(link);
    });
  }, [link]);
  const qr = drawn.value;
  return (
    <svg class={css.qr} viewBox={`0 0 ${qr?.size ?? 1} ${qr?.size ?? 1}`} role="img" aria-label={label}>
      {qr && <path d={qr.d} />}
    </svg>
  );
}

/** Code, link and picture of a room: three ways in. */
export function Invite({ code }: { code: string }) {
  const copied = useSignal(false);
  const w = words.lobby;
  const link = roomLink(code);
  // Clipboards exist only on secure pages; elsewhere the link is there to be selected.
  const canCopy = typeof navigator.clipboard?.writeText === "function";
  return (
    <section class={css.invite} aria-label={w.invite}>
      <div>
        <Code code={code} size="card" />
        {canCopy ? (
          <Button
            kind="quiet"
            size="slim"
            live
            onClick={() => {
              navigator.clipboard.writeText(link).then(() => {
                copied.value = true;
              });
            }}
          >
            {copied.value ? w.copied : w.copy}
          </Button>
        ) : (
          <input
            readOnly
            translate={false}
            aria-label={w.link}
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
        {can("manage") && (
          <a class={css.link} href={`${roomPath(code)}?screen`} target="_blank" rel="noreferrer">
            {w.screen}
          </a>
        )}
      </div>
      <Qr link={link} label={w.qr} />
    </section>
  );
}
