// What the schemas cannot say of each route of the API: what it is for, who may ask, what it answers, what limits it.
import type * as z from "zod/mini";
import type { ErrorCode } from "../protocol/errors.ts";
import {
  driven,
  healthy,
  linkClaimed,
  linkMade,
  planSet,
  polled,
  recordingsGiven,
  roomCreated,
  roomInfo,
  roomState,
  roomWiped,
  seatTaken,
  whereItIs,
} from "../protocol/http.ts";
import {
  MESSAGE_MAX,
  MISSES_MAX,
  MISSES_WINDOW,
  POLL_EVERY,
  POLL_IN_PLAY,
  RATE_BURST,
  RATE_PER_SECOND,
  ROOMS_MADE_BY_ALL,
  ROOMS_MADE_MAX,
  ROOMS_WINDOW,
  SEATS_BURST,
  SEATS_PER_SECOND,
  SOCKETS_MAX,
  SOCKETS_PER_SEAT,
  SUBPROTOCOL,
} from "../protocol/limits.ts";
import type { RouteName } from "../protocol/routes.ts";

export interface Entry {
  summary: string;
  /** Paragraphs. */
  text: readonly string[];
  /** Whose key is needed: nobody's, anybody's of the room, a host's, that of the host who made the room. */
  key: "none" | "optional" | "any" | "host" | "maker" | "socket";
  /** What a good answer means; its status (200 where nothing is said), its schema and its type. */
  answers: string;
  status?: number;
  answer?: z.ZodMiniType | ((ref: (name: string) => object) => object);
  type?: string;
  /** Codes of this route's own; what any route, any body, any room and any key may be answered with is added. */
  errors: readonly ErrorCode[];
  /** Sentences; the size of a body is added. */
  limits: readonly string[];
}

const minutes = (ms: number): string => (ms === 60_000 ? "a minute" : `${ms / 60_000} minutes`);
const MISSES = `An address that asks for ${MISSES_MAX} codes in ${minutes(MISSES_WINDOW)} that no room has is let in to no room for as long, unless it holds a key.`;
const OFTEN = `The holders of one key ask ${RATE_BURST} times at once and then ${RATE_PER_SECOND} times a second: more is \`too_fast\`.`;
const SOON = "Too often is `too_fast`, with a Retry-After header in seconds.";

/** What a session refuses, whatever is asked of it. */
const SESSION = ["round_running", "no_round", "no_change", "paused", "bad_setup", "round_broke"] as const;

export const prose: Readonly<Record<RouteName, Entry>> = {
  health: {
    summary: "Whether the instance is up",
    text: ["Also tells which setting of the instance is wrong, where one is."],
    key: "none",
    answers: "It is up, and its settings are right.",
    answer: healthy,
    errors: ["bad_setting"],
    limits: ["None: it wakes nothing."],
  },
  where: {
    summary: "Where phones in the same network reach this server",
    text: ["For an instance on a laptop, asked from that laptop as `localhost`. Empty everywhere else."],
    key: "none",
    answers: "Addresses without scheme and port.",
    answer: whereItIs,
    errors: [],
    limits: ["None: it wakes nothing."],
  },
  describe: {
    summary: "This description",
    text: ["OpenAPI 3.1, made from the schemas that check the requests."],
    key: "none",
    answers: "The document.",
    answer: () => ({ type: "object" }),
    errors: ["not_found"],
    limits: ["None: it is a file."],
  },
  create: {
    summary: "Make a room",
    text: [
      "Give a `plan` to follow, a built-in one by its id or a whole one; or one named `scenario`; or `steps`, rounds alone; with none of them the room plays the usual first scenario. `mode` is `class` where only hosts drive, and `friends` (the usual) where anyone starts the next round.",
      "The answer has the two keys that nobody gets again: keep `hostToken` to drive the room, and open the projector's page with `screenToken`. People join at `/r/CODE`.",
    ],
    key: "none",
    answers: "The room is there, and stored.",
    status: 201,
    answer: roomCreated,
    errors: ["bad_setup", "bad_setting", "too_fast"],
    limits: [
      `An address makes ${ROOMS_MADE_MAX} rooms in ${minutes(ROOMS_WINDOW)}; where the instance is not told addresses, all together ${ROOMS_MADE_BY_ALL}. ${SOON}`,
      "A room wipes itself when nobody has done anything in it for so long as the instance says (ROOM_TTL_HOURS).",
    ],
  },
  info: {
    summary: "What somebody with the code may know before taking a seat",
    text: ["With a key: also whether it still opens something here."],
    key: "optional",
    answers: "The room's phase, how many people it has, whether it is full or locked.",
    answer: roomInfo,
    errors: ["wrong_token"],
    limits: [MISSES],
  },
  wipe: {
    summary: "End the room for good",
    text: [
      "Everything of it is deleted: seats, recordings, keys. Open pages are told that the room has ended. A repeat is answered `no_room`.",
    ],
    key: "maker",
    answers: "Nothing of the room is left.",
    answer: roomWiped,
    errors: ["not_host"],
    limits: ["Only with the key of the host who made the room.", MISSES],
  },
  sit: {
    summary: "Take a seat",
    text: [
      "With a `token` of its own making (128 bits in base64url) a program may ask again, an answer having been lost: it gets the same seat.",
    ],
    key: "none",
    answers: "The seat, its key, and the name, which may differ from the wanted one by a number.",
    status: 201,
    answer: seatTaken,
    errors: ["wrong_token", "bad_name", "rude_name", "offered_only", "locked", "room_full"],
    limits: [
      `An address takes ${SEATS_BURST} seats of a room at once and then ${SEATS_PER_SECOND} a second; who comes a little too fast waits. ${SOON}`,
    ],
  },
  link: {
    summary: "Make a link that carries the host's chair, or a screen, to another device",
    text: ["The link is `/r/CODE#` and the secret. Good for ten minutes, for one device."],
    key: "host",
    answers: "The link's secret, and until when it is good (Unix time in ms).",
    status: 201,
    answer: linkMade,
    errors: ["not_host"],
    limits: [MISSES],
  },
  claim: {
    summary: "Take what a link carries",
    text: ["The same `device` (a key of its own making) may ask again."],
    key: "none",
    answers: "The role, and a key for it.",
    status: 201,
    answer: linkClaimed,
    errors: ["wrong_token", "link_used", "link_over"],
    limits: [MISSES],
  },
  plan: {
    summary: "Set the plan",
    text: [
      "Either a `plan` to follow, or `steps`, each of which names a scenario or is a whole one. It takes the place of the plan before, from its first step on.",
    ],
    key: "host",
    answers: "The plan is stored, and has so many steps.",
    answer: planSet,
    errors: ["not_host", "bad_setup", "round_running"],
    limits: ["Not while a round runs.", MISSES],
  },
  state: {
    summary: "Read the room's state",
    text: [
      "What a page with the same keys is shown at this moment. `views.all` is everybody's: `phase`, `scenario`, `plan`, `lesson`, `seats`, `round`. A host also gets `views.host`, with the exit tickets, a seat what it alone may know. What is still secret is in nobody's.",
      "`as=screen` is what a projector shows, for whoever cannot see it; without views where a seat asks and no projector is connected.",
      "Several keys may be given with commas between.",
    ],
    key: "any",
    answers: "Nothing in it is unstored.",
    answer: roomState,
    errors: [],
    limits: [OFTEN, "For more than a look now and then open the socket, which sends only what changes.", MISSES],
  },
  drive: {
    summary: "Drive the room",
    text: [
      "`start` goes on to the plan's next step, or to the one that it names, `pause` and `resume` stop the clock, `more` adds time, `card` plays a trial, `end` ends the round, `pace` sets how fast time runs, `lobby` and `debrief` lead through what lies between, `evolve` lets the bots live five generations by themselves; the rest manages the room.",
      "`id` is yours: eight letters or digits that name your program's run, a dot, and a number that goes up. A request that comes again under the same `id` is done once and answered as before. One with a lower number than an answered one is `too_late`; so is the repeat of a refused one: take a new number.",
      "Whoever drives counts as a host who is there.",
    ],
    key: "host",
    answers: "It is done and stored, now or when it came before.",
    answer: driven,
    errors: [
      "not_host",
      "too_late",
      ...SESSION,
      "too_long",
      "no_debrief",
      "card_not_now",
      "no_card",
      "cards_played",
      "bad_name",
      "rude_name",
      "no_election",
      "no_seat",
      "no_lesson",
      "no_step",
      "no_ticket",
      "no_colony",
      "no_assembly",
    ],
    limits: [OFTEN, MISSES],
  },
  recordings: {
    summary: "Fetch the data: the rounds that are over",
    text: [
      "Save the answer as a file: the page `/replay` of any instance opens it. A recording holds all of a round: its rules, scenario, key, seats and every input with its time; from that the round replays exactly.",
      "`round=2` is one of them. In a discreet room only the host who made it gets them, without names unless `names=1` asks for them.",
    ],
    key: "any",
    answers: "The rounds, in order.",
    answer: recordingsGiven,
    errors: ["no_recording", "discreet_room", "too_big"],
    limits: ["Rounds that are too long to be had at once are `too_big`: ask for each by its number.", MISSES],
  },
  socket: {
    summary: "Open the room's socket",
    text: [
      `Offer the subprotocol \`${SUBPROTOCOL}\` and your keys behind it. The room sends frames (schema \`Frame\`), and takes messages (schema \`Message\`).`,
    ],
    key: "socket",
    answers: "The socket is open; the first frame is full.",
    status: 101,
    answer: (ref) => ({ description: "Frames, each a text of JSON.", ...ref("Frame") }),
    errors: ["wrong_token", "no_upgrade", "bad_message", "room_full"],
    limits: [
      `A message has at most ${MESSAGE_MAX} bytes; a socket sends ${RATE_BURST} at once and then ${RATE_PER_SECOND} a second.`,
      `${SOCKETS_PER_SEAT} sockets a seat, ${SOCKETS_MAX} a room: with more the oldest give way.`,
      MISSES,
    ],
  },
  views: {
    summary: "Ask for frames where WebSockets do not get through",
    text: [
      "`line` is a key of the asker's own making; `epoch` and `at` are as the latest answer had them, empty and 0 at first.",
    ],
    key: "any",
    answers: "The line's frames since `at`; `next` says when to ask again.",
    answer: polled,
    errors: [],
    limits: [`Ask every ${POLL_IN_PLAY} ms in play, and every ${POLL_EVERY} ms otherwise.`, MISSES],
  },
  act: {
    summary: "Send a message where WebSockets do not get through",
    text: ["`text` is a message as it would go over a socket (schema `Message`)."],
    key: "any",
    answers: "What the room said to it, as frames.",
    answer: polled,
    errors: [],
    limits: [`${RATE_BURST} messages at once and then ${RATE_PER_SECOND} a second.`, MISSES],
  },
  rules: {
    summary: "A build of the game, by its hash",
    text: ["A script (an ES module) that plays the recordings which name it. It never changes."],
    key: "none",
    answers: "The script.",
    answer: () => ({ type: "string" }),
    type: "text/javascript",
    errors: ["no_rules"],
    limits: ["None: it may be kept for good."],
  },
};
