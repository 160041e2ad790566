import type { ComponentChildren } from "preact";
import css from "./lists.module.css";

/** Entries with a mark, a text and perhaps a button, each in a row with a rule below. */
export const Entries = ({ children }: { children: ComponentChildren }) => <ul class={css.entries}>{children}</ul>;

/** Short items, a line each. */
export const Items = ({ children }: { children: ComponentChildren }) => <ul class={css.items}>{children}</ul>;

/** Things that are said one by one, with a point before each. */
export const Bullets = ({ children }: { children: ComponentChildren }) => <ul class={css.points}>{children}</ul>;
