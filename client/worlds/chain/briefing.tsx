import { SecretCard } from "../../parts/secret.tsx";
import { part } from "./registry.ts";

/** What is at stake, one's part in it, and one's secret. */
export function Briefing() {
  const { title, stake, part: mine, secret, more } = part().briefing();
  const { Figure } = part();
  return (
    <>
      <h1>{title}</h1>
      {stake.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {Figure && <Figure />}
      {secret ? (
        <SecretCard>
          <b>{secret}</b>
        </SecretCard>
      ) : (
        <p>
          <b>{mine}</b>
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
