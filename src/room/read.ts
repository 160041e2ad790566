import { COMMAND_ID, MESSAGE_MAX } from "../protocol/limits.ts";
import { type ClientMessage, clientMessage } from "../protocol/messages.ts";

/** Why a message could not be read, with its id where even that much could be made out. */
interface Unreadable {
  error: string;
  id?: string;
}

const encoder = new TextEncoder();

/** A message off the wire, checked: size, JSON, schema. Never throws. */
export function read(text: string | ArrayBuffer): ClientMessage | Unreadable {
  if (typeof text !== "string") return { error: "bad_message" };
  // A character is one to three bytes: only what may be too long is encoded to see.
  if (text.length > MESSAGE_MAX) return { error: "too_big" };
  if (text.length * 3 > MESSAGE_MAX && encoder.encode(text).length > MESSAGE_MAX) return { error: "too_big" };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { error: "bad_message" };
  }
  const checked = clientMessage.safeParse(json);
  if (checked.success) return checked.data;
  const id = typeof json === "object" && json !== null && "id" in json ? json.id : undefined;
  return typeof id === "string" && COMMAND_ID.test(id) ? { error: "bad_message", id } : { error: "bad_message" };
}
