import type { AllView } from "../../src/game/views.ts";
import { LANGUAGES } from "../../src/protocol/languages.ts";
import { lookUp } from "./catalogue.ts";
import { words } from "./given/words.ts";
import { language } from "./language.ts";

/** A name that the game gave, in the page's language: a person's "Amber Fox", a bot's "Sage 2". Others are as they were typed. */
export function shownName(name: string, bot = false): string {
  const [first = "", second = "", ...more] = name.split(" ");
  const { colours, animals, plants, person, again } = words;
  if (more.length > 0 || !colours || !animals || !plants || !person || !again) return name;
  if (bot) {
    const plant = lookUp(plants, first);
    return plant === undefined ? name : second === "" ? plant : again({ plant, n: second });
  }
  const [colour, animal] = [lookUp(colours, first), lookUp(animals, second)];
  return colour === undefined || animal === undefined ? name : person({ colour, animal });
}

type Seats = AllView["seats"];
const translated = new WeakMap<Seats, Seats>();

/** What everybody sees, with the names that the game gave in the page's language. The same object where none is another. */
export function withNames(all: AllView): AllView {
  // The game's own names are English.
  if (language() === LANGUAGES[0]) return all;
  let seats = translated.get(all.seats);
  if (!seats) {
    const changed: Seats = {};
    for (const [id, seat] of Object.entries(all.seats)) {
      const name = shownName(seat.name, seat.bot);
      if (name !== seat.name) changed[Number(id)] = { ...seat, name };
    }
    seats = Object.keys(changed).length === 0 ? all.seats : { ...all.seats, ...changed };
    translated.set(all.seats, seats);
  }
  return seats === all.seats ? all : { ...all, seats };
}
