import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { codeIn } from "../../src/protocol/code.ts";
import type { CreateRoom } from "../../src/protocol/http.ts";
import { codeOf, openRoom } from "../entry.ts";
import { askRoom } from "../net/api.ts";
import { heldKeys, playAs } from "../net/keys.ts";
import { Button } from "../parts/button.tsx";
import { ErrorText } from "../parts/error-text.tsx";
import { LanguageSwitch } from "../parts/language-switch.tsx";
import { Page } from "../parts/page.tsx";
import { lastRoom, over, peopleHere } from "../remembered.ts";
import { navigate, REPLAY_PATH, roomPath } from "../route.ts";
import { shownName } from "../words/names.ts";
import { refusalText } from "../words/refusals.ts";
import { words } from "../words/words.ts";
import { fetchStage, homeOffers } from "../worlds/registry.ts";
import { Outdoors } from "../worlds/scene.tsx";
import css from "./home.module.css";

/** Which button is at work: a scenario's id, or one of the two for the usual round. */
const busy = signal<string | undefined>(undefined);
const wrong = signal<string | undefined>(undefined);
const typed = signal("");

async function open(which: string, wishes: CreateRoom, play: boolean): Promise<void> {
  if (busy.value) return;
  busy.value = which;
  wrong.value = undefined;
  try {
    await openRoom(wishes, play);
  } catch (error) {
    wrong.value = refusalText(codeOf(error));
  }
  busy.value = undefined;
}

function join(event: Event): void {
  event.preventDefault();
  const code = codeIn(typed.value);
  if (!code) wrong.value = words.home.badCode;
  else {
    wrong.value = undefined;
    typed.value = "";
    // Whoever types a code may be somebody else than who was there last.
    playAs(code, undefined);
    navigate(roomPath(code));
  }
}

/** The way back to the room that one came from, as long as there is one. */
function Back() {
  const code = lastRoom.value;
  useEffect(() => {
    if (code === undefined) return;
    const { seat, host, screen } = heldKeys(code);
    const key = seat ?? host ?? screen;
    if (key === undefined) over(code);
    else
      askRoom(code, key).catch((error) => {
        if (["no_room", "wrong_token"].includes(codeOf(error))) over(code);
      });
  }, [code]);
  if (code === undefined) return null;
  const { seat } = heldKeys(code);
  const name = peopleHere(code).find(({ token }) => token === seat)?.name;
  return (
    <Button note={name && words.home.backAs({ name: shownName(name) })} onClick={() => navigate(roomPath(code))}>
      {words.home.back({ code })}
    </Button>
  );
}

function Link({ path, text }: { path: string; text: string }) {
  return (
    <a
      class={css.lab}
      href={path}
      onClick={(event) => {
        event.preventDefault();
        navigate(path);
      }}
    >
      {text}
    </a>
  );
}

/** The first page: one tap to play. */
export function Home() {
  const w = words.home;
  const going = (which: string) => (busy.value === which ? w.setting : undefined);
  return (
    <Page scene={<Outdoors dusk={0.3} />}>
      <div class={css.title}>
        <h1>{words.name}</h1>
        <p>{w.line}</p>
      </div>
      <Back />
      <Button kind="main" size="big" note={w.playNote} sending={going("play")} onClick={() => open("play", {}, true)}>
        {w.play}
      </Button>
      <div class={css.rooms}>
        <Button note={w.friendsNote} sending={going("friends")} onClick={() => open("friends", {}, false)}>
          {w.friends}
        </Button>
        <Button note={w.classNote} sending={going("class")} onClick={() => open("class", { mode: "class" }, false)}>
          {w.class}
        </Button>
      </div>
      <form class={css.join} data-part="join" onSubmit={join}>
        <input
          aria-label={w.joinLabel}
          placeholder={w.joinHint}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          value={typed.value}
          aria-invalid={wrong.value ? "true" : undefined}
          aria-describedby="home-wrong"
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
        <Button type="submit">{w.join}</Button>
      </form>
      <ErrorText id="home-wrong" text={wrong.value} />
      <div class={css.offers}>
        {homeOffers.map(({ world, id, label, note }) => (
          <Button
            key={id}
            kind="quiet"
            note={note}
            sending={going(id)}
            onClick={() => {
              fetchStage(world);
              open(id, { scenario: id }, true);
            }}
          >
            {label}
          </Button>
        ))}
        <a
          class={css.lab}
          href="/lab"
          onClick={(event) => {
            event.preventDefault();
            navigate("/lab");
          }}
        >
          {w.lab}
          <span>{w.labNote}</span>
        </a>
      </div>
      <div class={css.foot}>
        <Link path="/plans" text={w.lessons} />
        <Link path={REPLAY_PATH} text={w.replay} />
        <div class={css.languages}>
          <LanguageSwitch />
        </div>
      </div>
    </Page>
  );
}
