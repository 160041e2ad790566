import { all } from "../../../store.ts";
import css from "./prompt.module.css";

/** A name without the word that it is a bot's: for chips, which are narrow. */
export const Named = ({ seat }: { seat: number }) => (
  <bdi translate={false} class={css.name}>
    {all.value?.seats[seat]?.name}
  </bdi>
);
