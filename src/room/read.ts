import { MESSAGE_MAX } from "../protocol/limits.ts";
import { type ClientMessage, clientMessage } from "../protocol/messages.ts";
import { COMMAND_ID } from "../protocol/limits.ts";

/** Why a message could not be read, with its id where even that much could be made out. */
interface Unreadable {
  error: string;
  id?: string;
}

/** A message off the wire, checked: size, JSON, schema. Never throws. */
export function read(text: string | ArrayBuffer): ClientMessage | Unreadable {
  if (typeof text !== "string") return { error: "bad_message" };
  // A character is one to three bytes: no need to encode what is too long by its length alone.
  if (text.length > MESSAGE_MAX) return { error: "too_big" };
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
