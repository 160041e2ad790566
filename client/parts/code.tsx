import css from "./code.module.css";

/** A room's code: in a line of text, on the card that invites people, on a wall. */
export function Code({ code, size }: { code: string; size: "small" | "card" | "wall" }) {
  return (
    <p class={`${css.code} ${css[size]}`} translate={false}>
      {code}
    </p>
  );
}
