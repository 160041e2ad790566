import { all, you } from "../store.ts";
import { words } from "../words/words.ts";
import { Tag } from "./tag.tsx";

/** A seat's name; bots carry the word, so that no colour has to say it. */
export function Name({ seat }: { seat: number }) {
  const at = all.value?.seats[seat];
  return (
    <span>
      <bdi translate={false}>{at?.name}</bdi>
      {at?.bot && <Tag>{words.bot}</Tag>}
      {seat === you.value.seat && <Tag me>{words.you}</Tag>}
    </span>
  );
}

export const nameOf = (seat: number): string => {
  const at = all.value?.seats[seat];
  return at ? (at.bot ? words.nameOfBot({ name: at.name }) : at.name) : "";
};
