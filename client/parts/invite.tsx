import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { roomLink, roomPath } from "../route.ts";
import { you } from "../store.ts";
import { words } from "../words/words.ts";

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
    <svg class="qr" viewBox={`0 0 ${qr?.size ?? 1} ${qr?.size ?? 1}`} role="img" aria-label={label}>
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
    <section class="invite" aria-label={w.invite}>
      <div>
        <p class="code">{code}</p>
        {canCopy ? (
          <button
            type="button"
            class="button plain slim"
            onClick={() => {
              navigator.clipboard.writeText(link).then(() => {
                copied.value = true;
              });
            }}
          >
            <span class="verb" aria-live="polite">
              {copied.value ? w.copied : w.copy}
            </span>
          </button>
        ) : (
          <input
            class="link"
            readOnly
            aria-label={w.link}
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
        {you.value.host && (
          <a class="text-link" href={`${roomPath(code)}?screen`} target="_blank" rel="noreferrer">
            {w.screen}
          </a>
        )}
      </div>
      <Qr link={link} label={w.qr} />
    </section>
  );
}
