import { effect, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { RoomState } from "../../src/protocol/http.ts";
import { browsers } from "../net/api.ts";
import { heldKeys } from "../net/keys.ts";
import { LIMIT_ONCE, requestOnce } from "../net/request.ts";
import { Bullets } from "../parts/lists.tsx";
import { OnWall } from "../screens/screen.tsx";
import { all, room } from "../store.ts";
import { stage } from "../worlds/registry.ts";
import { linesOf } from "./lines.ts";
import css from "./text.module.css";
import { words } from "./words/words.ts";

/** How often the room is asked what its projector shows, and how often that is read anew, in ms: slower than anybody listens. */
const EVERY = 3000;
const READ_EVERY = 1500;
/** Where the headlines of a reveal are all told. */
const TOLD = 3;

type Wall = RoomState["views"][string];

/** Asks the room again and again. `undefined`: not known yet; `null`: there is no projector. */
function useWall(code: string) {
  const wall = useSignal<Wall | null | undefined>(undefined);
  useEffect(() => {
    const off = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const { seat, host, screen } = heldKeys(code);
    const tokens = [seat ?? host ?? screen ?? ""];
    const ask = async (): Promise<void> => {
      const path = `/api/rooms/${code}/state?as=screen`;
      const state = await requestOnce<RoomState>(
        browsers,
        { method: "GET", path, tokens },
        LIMIT_ONCE,
        off.signal,
      ).catch(() => undefined);
      if (off.signal.aborted) return;
      // Without an answer the latest one holds.
      if (state) wall.value = state.views.all ? (state.views.screen ?? {}) : null;
      timer = setTimeout(ask, EVERY);
    };
    void ask();
    return () => {
      off.abort();
      clearTimeout(timer);
    };
  }, [code]);
  return wall;
}

/** Puts the projector's view beside the phone's own, so that what is made for the wall can be drawn here. */
function useBeside(wall: Wall | null | undefined): void {
  useEffect(() => {
    if (!wall) return undefined;
    const end = effect(() => {
      const views = room.views.value;
      if (views.screen !== wall) room.views.value = { ...views, screen: wall };
    });
    return () => {
      end();
      const { screen: _, ...own } = room.views.peek();
      room.views.value = own;
    };
  }, [wall]);
}

/** The wall, drawn where nobody sees it, and read from there line by line. */
function Drawn({ code, onLines }: { code: string; onLines: (lines: readonly string[]) => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const look = (): void => {
      if (box.current) onLines(linesOf(box.current));
    };
    const soon = setTimeout(look, 100);
    const timer = setInterval(look, READ_EVERY);
    return () => {
      clearTimeout(soon);
      clearInterval(timer);
    };
  }, []);
  const on = stage.value;
  return (
    <div ref={box} class={css.drawn} aria-hidden="true" inert data-part="wall-drawn">
      <OnWall code={code} />
      {all.value?.phase === "reveal" && typeof on !== "string" && <on.Headlines shown={TOLD} />}
    </div>
  );
}

/** What the projector shows now, as text: for whoever cannot see it from where they are. */
export function WallText({ code }: { code: string }) {
  const wall = useWall(code);
  const lines = useSignal<readonly string[]>([]);
  useBeside(wall.value);
  if (wall.value === null) return <p role="status">{words.none}</p>;
  return (
    <div data-part="wall-text">
      {wall.value && (
        <Drawn
          code={code}
          onLines={(now) => {
            if (now.join() !== lines.peek().join()) lines.value = now;
          }}
        />
      )}
      {lines.value.length === 0 && <p role="status">{words.asking}</p>}
      <Bullets>
        {lines.value.map((line, i) => (
          <li key={i}>{line}</li>
        ))}
      </Bullets>
      {all.value?.phase === "reveal" && <p>{words.after}</p>}
    </div>
  );
}
