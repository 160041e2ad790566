/** Names that people are offered: a colour and an animal, short enough for a phone's list. */
const COLOURS = [
  "Amber",
  "Azure",
  "Coral",
  "Copper",
  "Ebony",
  "Golden",
  "Indigo",
  "Ivory",
  "Jade",
  "Lilac",
  "Mint",
  "Olive",
];
const MORE = [
  "Opal",
  "Pearl",
  "Plum",
  "Ruby",
  "Rust",
  "Sable",
  "Scarlet",
  "Silver",
  "Teal",
  "Umber",
  "Violet",
  "White",
];
const ANIMALS = [
  "Badger",
  "Crane",
  "Dormouse",
  "Egret",
  "Fox",
  "Gecko",
  "Hare",
  "Heron",
  "Ibis",
  "Jay",
  "Kestrel",
  "Lark",
];
const OTHERS = ["Lynx", "Marten", "Newt", "Otter", "Owl", "Puffin", "Quail", "Raven", "Seal", "Swift", "Toad", "Wren"];

const colours = [...COLOURS, ...MORE];
const animals = [...ANIMALS, ...OTHERS];

/** How many different names there are to offer. */
export const NAMES = colours.length * animals.length;

/** The i-th offered name, for i in 0 … NAMES−1; neighbours differ in both words. */
export function offeredName(i: number): string {
  const n = ((Math.trunc(i) % NAMES) + NAMES) % NAMES;
  const colour = n % colours.length;
  return `${colours[colour]} ${animals[(Math.floor(n / colours.length) + colour) % animals.length]}`;
}

/** Whether a name is one of those offered, which a room may insist on. */
export function isOffered(name: string): boolean {
  const [colour, animal, ...more] = name.trim().split(/\s+/);
  return more.length === 0 && colours.includes(colour ?? "") && animals.includes(animal ?? "");
}

const HERBS = [
  "Anise",
  "Basil",
  "Borage",
  "Clover",
  "Dill",
  "Fennel",
  "Hyssop",
  "Laurel",
  "Lovage",
  "Mallow",
  "Marjoram",
];
const FLOWERS = [
  "Melilot",
  "Nettle",
  "Oregano",
  "Phlox",
  "Rue",
  "Sage",
  "Savory",
  "Sorrel",
  "Tansy",
  "Thyme",
  "Yarrow",
];
const plants = [...HERBS, ...FLOWERS];

/** A bot's name: a plant that bees like. Bots are marked as bots wherever they are shown. */
export function botName(i: number): string {
  const again = Math.floor(i / plants.length);
  return again === 0 ? (plants[i] as string) : `${plants[i % plants.length]} ${again + 1}`;
}
