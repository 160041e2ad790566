import { PING, PING_EVERY, PONG, SUBPROTOCOL } from "../../src/protocol/limits.ts";
import type { ClientMessage, Frame } from "../../src/protocol/messages.ts";
import { merge } from "../../src/protocol/patch.ts";
import { line, type Pending, pending, refused, setSessionTime, views, you } from "../store.ts";
import { Refused, roomInfo } from "./api.ts";
import { heldKeys, type Keys } from "./keys.ts";
import { nextId, restore, save, type Unsent } from "./outbox.ts";

type WithoutId<M> = M extends { id: string } ? Omit<M, "id"> : never;
export type Outgoing = WithoutId<ClientMessage>;

/** A first wait before dialling again, and the longest, in ms; each has some chance in it, so that a class does not knock as one. */
const AGAIN_FIRST = 250;
const AGAIN_MOST = 1600;
/** A line that answers no ping for so long is dead, whatever the browser believes. ms */
const SILENT = 5000;
/** Less patience with a line that has a reason to be dead: the phone slept, or changed its network. ms */
const DOUBTFUL = 1500;
/** The room ended: nothing to come back to. */
const GONE = 4404;
/** This seat is open in too many tabs, and another took this one's place. */
const CROWDED_OUT = 4009;

let room: string | undefined;
/** The one key to connect with, where not all of them are wanted: a screen must see no more than a screen. */
let only: keyof Keys | undefined;
let socket: WebSocket | undefined;
let expected = 0;
let tries = 0;
let again: ReturnType<typeof setTimeout> | undefined;
let pinging: ReturnType<typeof setInterval> | undefined;
let silence: ReturnType<typeof setTimeout> | undefined;
let outbox: Unsent[] = [];

const publish = (): void => {
  pending.value = outbox.map(({ what, message }): Pending => {
    const { id, type } = message;
    return type === "act" ? { id, type, what, command: message.command as Pending["command"] } : { id, type, what };
  });
  if (room) save(room, outbox);
};

/** Connects to a room with the keys this browser holds, or only one of them, and stays connected until `disconnect`. */
export function connect(code: string, as?: keyof Keys): void {
  if (room === code && only === as && line.value !== "gone" && line.value !== "refused" && line.value !== "elsewhere")
    return;
  disconnect();
  room = code;
  only = as;
  outbox = restore(code);
  publish();
  dial();
  document.addEventListener("visibilitychange", onVisible);
  window.addEventListener("online", redial);
  window.addEventListener("pageshow", onVisible);
}

export function disconnect(): void {
  document.removeEventListener("visibilitychange", onVisible);
  window.removeEventListener("online", redial);
  window.removeEventListener("pageshow", onVisible);
  room = undefined;
  hangUp();
  outbox = [];
  pending.value = [];
  views.value = {};
  you.value = {};
  line.value = "idle";
}

/** Sends a message, again after a lost line until it is acknowledged or refused. `what` names it in people's words. */
export function send(message: Outgoing, what: string): void {
  const numbered = { ...message, id: nextId() } as Unsent["message"];
  outbox = [...outbox, { message: numbered, what }];
  publish();
  if (line.value === "open") socket?.send(JSON.stringify(numbered));
}

function hangUp(): void {
  clearTimeout(again);
  clearTimeout(silence);
  clearInterval(pinging);
  silence = undefined;
  const old = socket;
  socket = undefined;
  if (!old) return;
  old.onopen = old.onmessage = old.onclose = null;
  old.close();
}

function tokensOf(keys: Keys): string[] {
  return (only ? [keys[only]] : [keys.seat, keys.host, keys.screen]).filter((key) => key !== undefined);
}

function dial(): void {
  if (!room) return;
  hangUp();
  const tokens = tokensOf(heldKeys(room));
  if (tokens.length === 0) {
    line.value = "refused";
    return;
  }
  line.value = line.value === "lost" ? "lost" : "connecting";
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const opened = new WebSocket(`${scheme}://${location.host}/api/rooms/${room}/socket`, [SUBPROTOCOL, ...tokens]);
  socket = opened;
  // A dial that hangs (a school's proxy, a lift) is given up like a line that fell silent.
  listen();
  opened.onopen = () => {
    expected = 0;
    heard();
    pinging = setInterval(() => ping(), PING_EVERY);
  };
  opened.onmessage = (event) => {
    heard();
    if (event.data !== PONG) onFrame(JSON.parse(String(event.data)) as Frame);
  };
  opened.onclose = (event) => void onClose(event.code);
}

function redial(): void {
  tries = 0;
  if (!room || line.value === "gone" || line.value === "refused") return;
  if (line.value === "open") ping(DOUBTFUL);
  else dial();
}

/** A phone that wakes often holds a dead line that looks alive: ask at once. */
function onVisible(): void {
  if (document.visibilityState === "visible") redial();
}

function ping(patience = SILENT): void {
  if (socket?.readyState !== WebSocket.OPEN) return;
  socket.send(PING);
  if (patience < SILENT) heard();
  listen(patience);
}

function listen(patience = SILENT): void {
  silence ??= setTimeout(() => {
    silence = undefined;
    lost();
  }, patience);
}

function heard(): void {
  clearTimeout(silence);
  silence = undefined;
}

function lost(): void {
  hangUp();
  if (!room) return;
  line.value = "lost";
  const wait = Math.min(AGAIN_MOST, AGAIN_FIRST * 2 ** tries) * (0.5 + 0.5 * Math.random());
  tries++;
  again = setTimeout(dial, wait);
}

async function onClose(code: number): Promise<void> {
  const opened = line.value === "open";
  const asked = room;
  if (code === GONE) {
    hangUp();
    line.value = "gone";
    return;
  }
  lost();
  // Dialling again at once would crowd out the next one, and so on round: this tab waits until it is looked at.
  if (code === CROWDED_OUT) {
    clearTimeout(again);
    line.value = "elsewhere";
    return;
  }
  if (opened || !asked) return;
  // A browser does not say why an upgrade was refused: ask in a way that does.
  try {
    for (const token of tokensOf(heldKeys(asked))) await roomInfo(asked, token);
  } catch (error) {
    const status = error instanceof Refused ? error.status : 0;
    if (room !== asked || (status !== 404 && status !== 401)) return;
    hangUp();
    line.value = status === 404 ? "gone" : "refused";
  }
}

function onFrame(frame: Frame): void {
  if (!frame.full && frame.n !== expected) {
    // Something was missed: what comes until the full frame would not fit.
    if (expected !== -1) socket?.send(JSON.stringify({ type: "resync" }));
    expected = -1;
    settle(frame);
    return;
  }
  expected = frame.n + 1;
  setSessionTime(frame.t);
  const next: Record<string, Record<string, unknown>> = frame.full ? {} : { ...views.value };
  for (const kind of frame.drop ?? []) delete next[kind];
  Object.assign(next, frame.set);
  for (const [kind, patch] of Object.entries(frame.patch ?? {})) next[kind] = merge(next[kind], patch);
  views.value = next;
  if (frame.you) you.value = frame.you;
  settle(frame);
  if (!frame.full) return;
  tries = 0;
  line.value = "open";
  for (const { message } of outbox) socket?.send(JSON.stringify(message));
}

/** Takes what was acknowledged or refused off the outbox. */
function settle(frame: Frame): void {
  if (!frame.ack && !frame.no) return;
  const done = new Set(frame.ack);
  for (const no of frame.no ?? []) {
    if (no.id === undefined) continue;
    const what = outbox.find(({ message }) => message.id === no.id)?.what ?? "";
    done.add(no.id);
    refused.value = { ...no, what, at: performance.now() };
  }
  outbox = outbox.filter(({ message }) => !done.has(message.id));
  publish();
}
