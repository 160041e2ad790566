/** Every error a person or program can get over the wire: a code, an HTTP status, and a sentence that says what to do. */
export const errors = {
  bad_body: [400, "That request is not well-formed."],
  bad_message: [400, "That message is not well-formed."],
  bad_command: [400, "There is no such action."],
  bad_name: [400, "A name has 1 to 24 letters."],
  bad_setup: [400, "That setup does not work; pick another."],
  bad_key: [400, "A round's key is 128 bits in hex."],
  bad_code: [400, "A room code has five letters."],
  wrong_token: [401, "This seat's key does not fit. Join the room again."],
  not_host: [403, "Only the host can do that."],
  bad_origin: [403, "This page may not talk to this room."],
  no_room: [404, "There is no room with this code. It may have ended."],
  no_seat: [409, "You have no seat in this room. Join it first."],
  not_found: [404, "There is nothing here."],
  not_allowed: [405, "That does not work here."],
  room_full: [409, "This room is full."],
  too_big: [413, "That is too long."],
  no_upgrade: [426, "This address is for WebSockets."],
  too_fast: [429, "Slow down a little."],
  broken: [500, "Something went wrong here. Try again."],
  busy_here: [503, "Too much is going on. Try again in a moment."],
  // What the game refuses, with what to do instead.
  not_in_play: [409, "The round is not running."],
  not_in_round: [409, "You join in the next round."],
  wrong_round: [409, "That round is over."],
  round_running: [409, "A round is running. Wait until it ends."],
  no_round: [409, "No round is running."],
  no_change: [409, "It already is so."],
  not_at_swarm: [409, "Only at the swarm. Fly home first."],
  not_at_site: [409, "Only at a site."],
  busy: [409, "One thing at a time."],
  unknown_site: [409, "You do not know the way. Follow a dance, or explore."],
  still_looking: [409, "Still looking around in here."],
  already_home: [409, "You are at the swarm."],
  on_the_way_home: [409, "You are on the way home."],
  already_dancing: [409, "You are dancing already."],
  not_just_back: [409, "Dance when you are just back from a site, or along with a dance you see."],
  danced_out: [409, "You have danced this site out. Leave it to others now."],
  too_faint: [409, "Too faint to be seen. Claim more, or stay quiet."],
  nothing_to_hide: [409, "You have nothing to report just now."],
  dance_over: [409, "That dance is over. Pick another."],
  own_dance: [409, "That is your own dance."],
  cooling_down: [409, "Your head still hurts. Wait a moment."],
  no_rival: [409, "Visit another site first; then you can object to this one."],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof errors;

/** A known code as it is; anything else is a bug of ours and shown as `broken`. */
export function knownCode(code: string): ErrorCode {
  return Object.hasOwn(errors, code) ? (code as ErrorCode) : "broken";
}
