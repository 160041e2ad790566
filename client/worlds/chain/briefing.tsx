import { SecretCard } from "../../parts/secret.tsx";
import { Told } from "../../parts/term/told.tsx";
import { part } from "./registry.ts";

/** So much of what is at stake is read from the back row in the time there is. */
const WALL_LINES = 2;

/** What is at stake, one's part in it, and one's secret. */
export function Briefing({ shared = false }: { shared?: boolean }) {
  const { title, stake, part: mine, secret, more } = part().briefing();
  const { Figure } = part();
  return (
    <>
      <h1>{title}</h1>
      {!shared && secret && (
        <SecretCard>
          <b>{secret}</b>
        </SecretCard>
      )}
      {(shared ? stake.slice(0, WALL_LINES) : stake).map((text) => (
        <p key={text}>
          <Told>{text}</Told>
        </p>
      ))}
      {Figure && <Figure />}
      {!shared && !secret && (
        <p data-part="role">
          <b>
            <Told>{mine}</Told>
          </b>
        </p>
      )}
      {more && !shared && (
        <details>
          <summary>{more.title}</summary>
          {more.lines.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </details>
      )}
    </>
  );
}
