import { all, you } from "../store.ts";
import { words } from "../words/words.ts";

/** A seat's name; bots carry the word, so that no colour has to say it. */
export function Name({ seat }: { seat: number }) {
  const at = all.value?.seats[seat];
  return (
    <span class="name">
      {at?.name}
      {at?.bot && <span class="tag">{words.bot}</span>}
      {seat === you.value.seat && <span class="tag me">{words.you}</span>}
    </span>
  );
}

export const nameOf = (seat: number): string => {
  const at = all.value?.seats[seat];
  return at ? (at.bot ? words.nameOfBot({ name: at.name }) : at.name) : "";
};
