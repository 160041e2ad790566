/** Every error a person or program can get over the wire: a code, an HTTP status, and a sentence that says what to do. */
export const errors = {
  bad_body: [400, "That request is not well-formed."],
  bad_message: [400, "That message is not well-formed."],
  bad_command: [400, "There is no such action."],
  bad_name: [400, "A name has 1 to 24 letters."],
  rude_name: [400, "Please pick another name."],
  bad_setup: [400, "That setup does not work; pick another."],
  bad_key: [400, "A round's key is 128 bits in hex."],
  bad_code: [400, "A room code has five letters."],
  wrong_token: [401, "This seat's key does not fit. Join the room again."],
  not_host: [403, "Only the host can do that."],
  bad_origin: [403, "The server does not know this page's address. Whoever runs it: see ALLOWED_ORIGINS."],
  no_rules: [404, "The rules of this recording are not kept here."],
  no_room: [404, "There is no room with this code. It may have ended."],
  no_seat: [409, "You have no seat in this room. Join it first."],
  no_recording: [404, "There is no such round, or it is not over yet."],
  discreet_room: [403, "This room is discreet: only the host who made it can take its rounds along."],
  not_found: [404, "There is nothing here."],
  not_allowed: [405, "That does not work here."],
  room_full: [409, "This room is full."],
  too_big: [413, "That is too long."],
  no_upgrade: [426, "This address is for WebSockets."],
  too_fast: [429, "Slow down a little."],
  bad_setting: [500, "A setting of this instance is wrong. Whoever runs it has to mend it."],
  broken: [500, "Something went wrong here. Try again."],
  busy_here: [503, "Too much is going on. Try again in a moment."],
  newer_schema: [503, "This room was made by a newer version of the game. Try again later."],
  old_schema: [503, "This room is from an older version, and could not be opened. Try again later."],
  // What a session refuses, whatever is played. What a world or mechanism refuses is its own: a code of its factory.
  not_in_play: [409, "The round is not running."],
  not_in_round: [409, "You join in the next round."],
  wrong_round: [409, "That round is over."],
  too_late: [409, "That came too late, and was not done."],
  round_running: [409, "A round is running. Wait until it ends."],
  no_round: [409, "No round is running."],
  no_change: [409, "It already is so."],
  offered_only: [409, "In this room names are picked from those offered."],
  locked: [409, "The room is locked. Ask its host to let you in."],
  no_election: [409, "The room has its host."],
  not_present: [409, "This vote is among those who were here when it began."],
  link_used: [409, "This link was used on another device already. Make a new one."],
  link_over: [410, "This link is too old. Make a new one."],
  names_full: [409, "You have named as many as there are liars. Take one back first."],
  named_already: [409, "You have named already."],
  not_named: [409, "You have not named that player."],
  no_such_player: [409, "There is no such player to name."],
  paused: [409, "The clock stands still. Everything waits until the host goes on."],
  round_broke: [500, "Something in that round went wrong, so it was given up. Nothing of it counts."],
  round_deserted: [409, "Everybody was gone, so the round was ended. Nothing of it counts."],
  too_long: [409, "A round can become an hour long, ten minutes at a time."],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof errors;

/** A known code as it is; anything else is a bug of ours and shown as `broken`. */
export function knownCode(code: string): ErrorCode {
  return Object.hasOwn(errors, code) ? (code as ErrorCode) : "broken";
}
