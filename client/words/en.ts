import { type ErrorCode, errors } from "../../src/protocol/errors.ts";
import { siteName } from "./sites.ts";

/** Session milliseconds as people say them: "3 s", "1.5 s". */
const secs = (ms: number): string => `${ms < 3000 ? Math.round(ms / 100) / 10 : Math.round(ms / 1000)} s`;
const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Small numbers as words, others in figures. */
const count = (n: number): string => ["no", "one", "two", "three", "four", "five", "six", "seven"][n] ?? String(n);

/** Everything a player can read, in English. Another language is another file of this shape. */
export const en = {
  name: "Leaderless",
  back: "Back",
  close: "Close",
  site: siteName,
  secs,
  score: (x: number): string => x.toFixed(1),
  clock: (s: number): string => `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`,
  bot: "bot",
  you: "you",
  and: (names: string[]): string =>
    names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`,
  sending: "sending",
  range: (a: number, b: number): string => (a === b ? String(a) : `${a}–${b}`),

  home: {
    line: "Be a scout bee. Help a swarm choose its home before dusk, with no one in charge.",
    play: "Play now",
    playNote: "with 29 bots, 2 minutes",
    start: "Start a room",
    startNote: "for friends or a class",
    join: "Join",
    joinLabel: "Room code",
    joinHint: "Five letters",
    setting: "Setting out…",
    badCode: "A room code has five letters, such as KTMHX.",
  },

  join: {
    title: "Join the room",
    asking: "Looking for the room…",
    people: (n: number): string => (n === 0 ? "Nobody is in yet." : `${plural(n, "person", "people")} in the room.`),
    playing: "A round is running. You join it at once.",
    name: "Your name",
    another: "Another name",
    take: "Take a seat",
    full: "This room is full.",
    watch: "Watch on this screen instead",
  },

  room: {
    connecting: "Flying to the room…",
    gone: "This room has ended.",
    refused: "This room does not know this browser any more. Join again.",
    home: "To the start page",
    elsewhere: "You are playing in another tab.",
    here: "Play here",
    lost: "Reconnecting… your actions wait",
    lostPlain: "Reconnecting…",
    away: "Autopilot plays for you",
    stageAgain: "Try again",
  },

  lobby: {
    title: "Room",
    invite: "Open this page's address and type the code, or scan:",
    copy: "Copy the link",
    copied: "Copied",
    link: "Link to this room",
    qr: "QR code with the link to this room",
    who: "Who is here",
    fills: (n: number, what: string): string => (n > 0 ? `and ${plural(n, "bot")} to fill up ${what}` : "and no bots"),
    away: "away",
    rename: "Change your name",
    save: "Save",
    setup: "What you play",
    scoutsNote: (people: number, bots: number): string =>
      `${plural(people, "person", "people")}, ${bots === 0 ? "no bots" : plural(bots, "bot")}`,
    start: "Start the round",
    waiting: "Waiting for the host to start",
    host: "host",
    scores: "Scores so far",
    screen: "Show on a big screen",
    points: "points",
  },

  briefing: {
    title: "The swarm needs a home",
    stake: (sites: number): string =>
      `Somewhere around this meadow lie ${count(sites)} hollow trees. When enough scouts are at one of them together, the swarm moves in.`,
    how: "Look, come back, dance for what is good. The better the home, and the sooner, the more points for everyone.",
    unscored: "This is practice: nothing counts.",
    honest: "You are an honest scout.",
    honestRobbers: (share: number): string =>
      `You are an honest scout. About ${Math.round(share * 100)} in 100 are not.`,
    liar: (site: string): string => `You are a robber: you want ${site} to win. Tell nobody.`,
    secret: "Your secret",
    begins: (s: number): string => (s > 0 ? `Begins in ${s}` : "Off you go"),
  },

  play: {
    title: "The round",
    left: (s: string): string => `${s} left`,
    dusk: "Dusk",
    need: (n: number): string => `${n} needed at one site`,
    piping: (site: string): string => `Piping for ${site}!`,
    liftoff: (s: number): string => (s > 0 ? `Lift-off in ${s}` : "Lift-off!"),
    pipingHere: "This is the place. Hold on.",
    floor: "Dance floor",
    flight: "On the wing",
    floorEmpty: "Nobody is dancing.",
    chips: "Dances by site",
    chip: (n: number): string => ` ${n === 1 ? "dance" : "dances"}, choose the liveliest`,
    dance: (d: { site: string; name: string; bot: boolean; own: boolean; strength: string }): string =>
      d.own ? `Your own dance for ${d.site}` : `${d.name}${d.bot ? " (bot)" : ""} dances for ${d.site}, ${d.strength}`,
    strength: (vigour: number): string => (vigour > 0.6 ? "lively" : vigour > 0.25 ? "steady" : "faint"),
    here: "Scouts here",
    crowd: (n: number): string => `${n} `,
    needed: (q: number): string => `of ${q} needed`,
    held: "Enough! Hold it…",
    withYou: (others: string[], bots: number): string => {
      const all = [...others, ...(bots > 0 ? [plural(bots, "bot")] : [])];
      return all.length === 0 ? "Only you are here" : `With you: ${en.and(all)}`;
    },
    reading: "You read",
    looking: "Looking around…",
    ofTen: "of 10",
    leaves: (s: number): string => (s > 0 ? `You leave in ${s} s` : "Flying home…"),
    myDance: "Your dance",
    hintDone: "Got it",
    robber: (site: string): string => `Robber: make ${site} win`,
    actions: "What you can do",
  },

  where: {
    swarm: "You are at the swarm.",
    nothingKnown: "You know no site yet.",
    best: (site: string, reading: string): string => `Your best so far is ${site}, ${reading}.`,
    told: (site: string): string => `You know the way to ${site}.`,
    dancers: (n: number): string =>
      n === 0 ? "Nobody is dancing." : `${plural(n, "scout")} ${n === 1 ? "is" : "are"} dancing.`,
    dancing: (site: string): string => `You dance for ${site}. Flying off ends the dance.`,
    busy: "You butt heads with a dancer.",
    back: (site: string, reading: string): string => `Back from ${site}. You read ${reading}.`,
    looking: (site: string): string => `You are inside ${site}, looking around.`,
    site: (site: string, reading: string): string => `You are at ${site}. You read ${reading}.`,
    exploring: "You are searching the meadow for a home…",
    following: (site: string): string => `You fly to ${site}, as the dance said.`,
    returning: (site: string): string => `You fly back to ${site}.`,
    home: "You fly home to the swarm.",
    arrives: (s: string): string => `There in ${s}.`,
    selected: (name: string, site: string, strength: string): string => `${name} dances for ${site}, ${strength}.`,
    been: (reading: string): string => `You read ${reading} there.`,
    notBeen: "You have not been there.",
  },

  actions: {
    explore: "Explore",
    exploreNote: "find a new site",
    return: (site: string): string => `Return to ${site}`,
    returnNone: "Return to a site",
    follow: "Follow this dance",
    followTo: (site: string): string => `Follow to ${site}`,
    followNone: "Follow a dance",
    stop: "Stop this dancer",
    along: "Dance along",
    alongFor: (site: string): string => `Dance for ${site}`,
    dance: (claim: string): string => `Dance: ${claim} of 10`,
    quiet: "Stay quiet",
    notNow: "Not now",
    stay: (s: string): string => `Stay ${s} more`,
    home: "Fly home",
    unread: "without a reading",
    turn: "Turn back",
    about: (ms: number): string => `about ${secs(ms)}`,
  },

  not: {
    soon: (code: string): string => (code === "cooling_down" ? "rest first" : "one moment"),
    other: "not now",
    tooFaint: (least: string): string => `too faint: claim ${least} or more`,
    because: {
      noSite: "you know none yet",
      noDance: "nobody dances yet",
      danced_out: "you have danced it out",
      already_dancing: "you are dancing",
      still_looking: "still looking around",
      no_rival: "visit another site first",
      dance_over: "that dance is over",
      on_the_way_home: "on the way home",
    },
  },

  claim: {
    title: "How good do you say it is?",
    yours: (reading: string): string => `You read ${reading}`,
    none: "You have not been there yourself",
    faint: "too faint to be seen",
    words: [
      "worthless",
      "poor",
      "poor",
      "weak",
      "weak",
      "fair",
      "fair",
      "good",
      "good",
      "very good",
      "perfect",
    ] as string[],
  },

  hints: {
    explore: "Explore: fly out and look for a hollow tree nobody has told you of.",
    follow: "Follow: a dance shows the way to a site. Go and see for yourself.",
    return: "Return: be at a good site when others are. A crowd there decides.",
    stay: "Stay: you learn nothing more, but you count in the crowd here.",
    home: "Fly home: tell the swarm what you saw.",
    dance: "Dance: what you claim is how hard you dance. Nothing forces you to be honest.",
    quiet: "Stay quiet: a poor site is best not mentioned.",
    stop: "Stop: a head-butt that shortens a dance you doubt.",
    along: "Dance along: praise a site without having seen it. Risky.",
  } as Record<string, string>,

  notebook: {
    title: "Notebook",
    sites: (n: number): string => (n === 1 ? "site" : "sites"),
    empty: "You have seen no site yet. Explore, or follow a dance.",
    reading: (r: string): string => `${r} of 10`,
    unread: "not seen, only told",
    visits: (n: number): string => plural(n, "visit"),
    way: (wind: string): string => `to the ${wind}`,
    flight: (ms: number): string => `${secs(ms)} to fly`,
    cavity: (litres: number, entrance: number, height: number): string =>
      `${litres} L inside, entrance ${entrance} cm², ${height} m up`,
    likes: "Bees like about 40 L, a 15 cm² entrance, 5 m up.",
    go: (site: string): string => `Return to ${site}`,
    goShort: "Return",
    saw: "Dances you saw",
    sawNone: "None yet.",
    sawSite: (n: number, strength: string): string => `${plural(n, "dance")}, ${strength} at best`,
  },

  /** What happened to me: announced politely, and told in passing above the buttons. */
  notes: {
    found: (site: string): string => `You found a hollow tree: ${site}.`,
    arrived: (site: string): string => `You are at ${site}.`,
    read: (site: string, r: string): string => `You read ${r} of 10 at ${site}.`,
    lost: (site: string): string => `You lost the way to ${site}. Flying home.`,
    nothing: "You found nothing this time. Back at the swarm.",
    landed: "Back at the swarm.",
    danced: (site: string, claim: string): string => `You danced ${claim} for ${site}.`,
    followed: (site: string, name: string): string => `You followed ${name} to ${site}.`,
    stopped: (site: string): string => `Your stop landed: a dance for ${site} is shorter.`,
    missed: "Your stop missed.",
    taken_over: "A bot played this seat until now. What it learned is yours.",
    autopilot: "You were away. The autopilot played for you.",
    was_stopped: (site: string): string => `Somebody stopped your dance for ${site}.`,
  },
  told: {
    begin: "The round has begun.",
    piping: (site: string, s: number): string => `Piping for ${site}. Lift-off in ${s} seconds.`,
    chosen: (site: string): string => `The swarm chose ${site}.`,
    homeless: "Dusk. The swarm stays homeless.",
    quorum: (n: number): string => `Dusk is near: now ${n} at one site decide.`,
  },

  reveal: {
    title: "How it ended",
    chose: "The swarm chose",
    homeless: "Dusk fell. The swarm found no home.",
    homelessWhy: "Never enough scouts were at one site together. It hangs on its branch through the night.",
    worth: "It was worth",
    best: "It was the best home there was.",
    missed: "The best home was",
    missedBy: (by: string): string => `${by} better than the one you chose.`,
    nobody: "Nobody ever found it.",
    foundBy: (name: string): string => `${name} found it first.`,
    skip: "Show everything",
    sites: "All the sites",
    finders: "Who found what",
    worthOf: (site: string, w: string): string => `${site}: worth ${w} of 10`,
    chosen: "chosen",
    foundIt: (name: string, t: string): string => `found by ${name} at ${t}`,
    notFound: "found by nobody",
    curves: "How support rose and fell",
    curvesNote: "How many scouts danced for each site, from the first minute to the end.",
    path: "My path",
    pathNote: "Only you see this.",
    pathAll: "Line by line",
    pathSites: "at a site",
    pathSwarm: "at the swarm",
    pathStill: "You stayed at the swarm.",
    pathNone: "You had no seat in this round.",
    points: "Points",
    wasRobber: (site: string): string => `You were a robber: you wanted ${site} to win.`,
    mine: (n: number): string => `${n} ${n === 1 ? "point" : "points"} for you`,
    bonus: (n: number): string => `${n} of them for honest claims`,
    unscored: "Practice: nothing was counted.",
    onPhones: "Each phone shows its own points. Side by side they would tell who lied.",
    total: "in all",
    thisRound: "this round",
    who: "Scout",
    bots: (n: number): string => plural(n, "bot"),
    robbers: (n: number): string =>
      n === 0
        ? "There were no robbers."
        : `There ${n === 1 ? "was 1 robber" : `were ${n} robbers`} among the scouts. Who, is theirs to say.`,
    again: "Play another round",
    change: "Change the setup",
    wait: "Waiting for the host to go on",
    proof: "Fair play",
    proofNote: "This round's luck was fixed before it began. Before: its seal. After: the key that opens it.",
    seal: "seal",
    key: "key",
    took: (t: string): string => `decided after ${t}`,
  },

  screen: {
    join: "Join at",
    scouts: (swarm: number, out: number): string => `${swarm} at the swarm, ${out} out scouting`,
    people: (n: number): string => plural(n, "person", "people"),
    waiting: "Waiting for people…",
  },

  /** The server's own sentences are English ones. */
  refusals: Object.fromEntries(Object.entries(errors).map(([code, [, text]]) => [code, text])) as Record<
    ErrorCode,
    string
  >,
  offline: "No connection. Check your network and try again.",
};

export const refusalText = (code: string): string =>
  code === "offline" ? en.offline : ((en.refusals as Record<string, string>)[code] ?? en.refusals.broken);
