import { SecretCard } from "../../parts/secret.tsx";
import { Told } from "../../parts/term/told.tsx";
import { part } from "./registry.ts";

/** What is at stake, one's part in it, and one's secret. */
export function Briefing() {
  const { title, stake, part: mine, secret, more } = part().briefing();
  const { Figure } = part();
  return (
    <>
      <h1>{title}</h1>
      {stake.map((text) => (
        <p key={text}>
          <Told>{text}</Told>
        </p>
      ))}
      {Figure && <Figure />}
      {secret ? (
        <SecretCard>
          <b>{secret}</b>
        </SecretCard>
      ) : (
        <p>
          <b>
            <Told>{mine}</Told>
          </b>
        </p>
      )}
      {more && (
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
