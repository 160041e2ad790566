import css from "./lamp.module.css";

/** The class of a lamp's glass: lit, or out. */
export const lamp = (lit: boolean): string | undefined => (lit ? css.lit : css.out);
/** The class of the glow around a lit one. */
export const halo = css.halo;
