import { signal } from "@preact/signals";
import { CODE_LENGTH, properCode } from "../../src/protocol/code.ts";
import { codeOf, openRoom } from "../entry.ts";
import { Button } from "../parts/button.tsx";
import { Page } from "../parts/page.tsx";
import { go, roomPath } from "../route.ts";
import { refusalText, words } from "../words/words.ts";
import { fetchStage } from "../worlds/registry.ts";
import { Outdoors } from "../worlds/scene.tsx";

const busy = signal<"play" | "start" | "practice" | "harbour" | undefined>(undefined);
const wrong = signal<string | undefined>(undefined);
const typed = signal("");

async function open(which: NonNullable<typeof busy.value>, scenario: string, fill?: number): Promise<void> {
  if (busy.value) return;
  busy.value = which;
  wrong.value = undefined;
  try {
    await openRoom(fill === undefined ? { scenario } : { scenario, fill }, which !== "start");
  } catch (error) {
    wrong.value = refusalText(codeOf(error));
  }
  busy.value = undefined;
}

function join(event: Event): void {
  event.preventDefault();
  const code = properCode(typed.value);
  if (!code) wrong.value = words.home.badCode;
  else {
    wrong.value = undefined;
    typed.value = "";
    go(roomPath(code));
  }
}

/** The first page: one tap to play. */
export function Home() {
  const w = words.home;
  const going = (which: typeof busy.value) => (busy.value === which ? w.setting.replace("…", "") : undefined);
  return (
    <Page scene={<Outdoors dusk={0.3} />}>
      <div class="title">
        <h1>{words.name}</h1>
        <p>{w.line}</p>
      </div>
      <Button
        kind="main"
        class="big"
        note={w.playNote}
        sending={going("play")}
        onClick={() => open("play", "meadow", 30)}
      >
        {w.play}
      </Button>
      <Button note={w.startNote} sending={going("start")} onClick={() => open("start", "meadow")}>
        {w.start}
      </Button>
      <form class="join" onSubmit={join}>
        <input
          aria-label={w.joinLabel}
          placeholder={w.joinHint}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={CODE_LENGTH + 3}
          value={typed.value}
          aria-invalid={wrong.value ? "true" : undefined}
          aria-describedby="home-wrong"
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
        <button type="submit" class="button plain">
          <span class="verb">{w.join}</span>
        </button>
      </form>
      <p class="wrong" id="home-wrong" role="alert">
        {wrong.value}
      </p>
      <Button
        kind="quiet"
        note={w.practiceNote}
        sending={going("practice")}
        onClick={() => open("practice", "practice")}
      >
        {w.practice}
      </Button>
      <Button
        kind="quiet"
        note={w.harbourNote}
        sending={going("harbour")}
        onClick={() => {
          fetchStage("chain");
          open("harbour", "authority");
        }}
      >
        {w.harbour}
      </Button>
    </Page>
  );
}
