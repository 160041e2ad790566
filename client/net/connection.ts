// The page's line to a room, put together: the one place where its parts meet the browser and the store.

import { randomKey } from "../../src/protocol/key.ts";
import { effort as lineEffort, line as lineState, refused, room, sent } from "../store.ts";
import { askRoom, browsers } from "./api.ts";
import { heldKeys, outlives } from "./keys.ts";
import { Line } from "./line.ts";
import type { Keys } from "./line-types.ts";
import { Outbox, type Outgoing, tabName } from "./outbox.ts";
import { ownVersion } from "./reload.ts";
import { asking, RequestTransport } from "./requests.ts";
import { SocketTransport } from "./socket.ts";
import { ofTab } from "./storage.ts";
import { realTimers } from "./timers.ts";
import { PageVersion } from "./version.ts";

const version = new PageVersion({
  own: ownVersion,
  keeper: ofTab,
  outlives,
  reload: () => location.reload(),
});

/** This page's own name for its line, where it stands by requests. */
const ownLine = randomKey();

const LAST_BY = "leaderless.by";

const line = new Line(
  {
    dial(code, tokens, by) {
      const room = `/api/rooms/${code}`;
      if (by === "requests") return new RequestTransport(asking(browsers, room, tokens), realTimers, ownLine);
      const scheme = location.protocol === "https:" ? "wss" : "ws";
      return new SocketTransport(`${scheme}://${location.host}${room}/socket`, tokens);
    },
    timers: realTimers,
    random: () => Math.random(),
    outbox: new Outbox(ofTab, tabName(crypto.getRandomValues(new Uint8Array(8)))),
    keys: heldKeys,
    lastBy: () => (ofTab.get(LAST_BY) === "requests" ? "requests" : undefined),
    keepBy(by) {
      if (by === "requests") ofTab.put(LAST_BY, by);
      else ofTab.remove(LAST_BY);
    },
    ask: askRoom,
    update: (wanted, code) => version.update(wanted, code),
  },
  {
    state(state) {
      lineState.value = state;
      if (state === "idle") room.clear();
    },
    effort(effort) {
      lineEffort.value = effort;
    },
    received: (receiver, ago) => room.show(receiver, ago),
    pending(pending) {
      sent.value = pending;
    },
    refused(refusal) {
      refused.value = { ...refusal, at: realTimers.now() };
    },
  },
);

const wake = (): void => line.wake();
/** A phone that wakes often holds a dead line that looks alive. */
const onVisible = (): void => {
  if (document.visibilityState === "visible") wake();
};

/** Connects to a room with the keys this browser holds, or only one of them, and stays connected until `disconnect`. */
export function connect(code: string, as?: keyof Keys): void {
  line.connect(code, as);
  document.addEventListener("visibilitychange", onVisible);
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", onVisible);
}

export function disconnect(): void {
  document.removeEventListener("visibilitychange", onVisible);
  window.removeEventListener("online", wake);
  window.removeEventListener("pageshow", onVisible);
  line.disconnect();
}

/** Sends a message, again after a lost line until it is acknowledged or refused. `what` names it in people's words. */
export const send = (message: Outgoing, what: string): void => line.send(message, what);
