import { computed } from "@preact/signals";
import type {
  CartelView,
  ChainAllView,
  ChainReveal,
  DeskView,
  NodeView,
  ScreenView,
} from "../../../src/game/worlds/chain/view.ts";
import { all, inChannel, own } from "../../store.ts";

/** What a node's seat sees, read out of the views with their types. */
export const chainAll = computed(() => all.value?.world as ChainAllView | undefined);
export const node = computed(() => inChannel("node")?.world as NodeView | undefined);
export const desk = computed(() => own.value?.world as DeskView | undefined);
/** The attackers' own blocks, for attackers. */
export const cartel = computed(() => inChannel("cartel")?.world as CartelView | undefined);
export const screen = computed(() => inChannel("screen")?.world as ScreenView | undefined);
/** After the round: everything that was made. */
export const truth = computed(() => all.value?.reveal?.world as ChainReveal | undefined);

/** A mechanism's own views: `all`, a seat's, a node's, the attackers', and what it reveals. Each mechanism gives them its types. */
export const rules = computed(() => all.value?.mechanism);
export const seatRules = computed(() => own.value?.mechanism);
export const nodeRules = computed(() => (inChannel("node") as { mechanism?: object } | undefined)?.mechanism);
export const cartelRules = computed(() => (inChannel("cartel") as { mechanism?: object } | undefined)?.mechanism);
export const rulesTruth = computed(() => all.value?.reveal?.mechanism);

export const isLiar = (): boolean => own.value?.role?.kind === "liar";
