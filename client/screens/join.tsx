import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { RoomInfo } from "../../src/protocol/http.ts";
import { anyName } from "../entry.ts";
import { roomInfo } from "../net/api.ts";
import { lookUp } from "../net/look-up.ts";
import { realTimers } from "../net/timers.ts";
import { Button } from "../parts/button.tsx";
import { Code } from "../parts/code.tsx";
import { ErrorText } from "../parts/error-text.tsx";
import { Field, Form, Row } from "../parts/field.tsx";
import { LanguageSwitch } from "../parts/language-switch.tsx";
import { useLazy } from "../parts/lazy.ts";
import { Page } from "../parts/page.tsx";
import { useTakeSeat } from "../parts/take-seat.ts";
import { followRoom } from "../words/change.ts";
import { shownName } from "../words/names.ts";
import { refusalText } from "../words/refusals.ts";
import { words } from "../words/words.ts";
import { Outdoors } from "../worlds/scene.tsx";
import { Lost } from "./lost.tsx";

/** Somebody opened a link: nothing is taken until they tap. */
export function Join({ code, onSeat }: { code: string; onSeat: () => void }) {
  const info = useSignal<RoomInfo | undefined>(undefined);
  const wrong = useSignal<string | undefined>(undefined);
  const offered = useSignal(anyName());
  const name = useSignal(shownName(offered.value));
  const others = useSignal<string[]>([]);
  const seat = useTakeSeat(code, onSeat);
  const Together = useLazy(async () => (await (await import("../lesson/load.ts")).lessoning()).Together);
  useEffect(
    () =>
      lookUp(() => roomInfo(code), realTimers, {
        found(got) {
          info.value = got;
          followRoom(got.language);
        },
        wrong(why) {
          wrong.value = why;
        },
      }),
    [code],
  );
  const w = words.join;
  const room = info.value;
  const why = seat.wrong.value ?? wrong.value;
  if (why === "no_room") return <Lost text={words.refusals.no_room} />;
  const take = (): void => {
    if (!room?.full && !room?.locked)
      void seat.take(name.value === shownName(offered.value) ? offered.value : name.value, others.value);
  };
  return (
    <Page scene={<Outdoors dusk={0.42} />}>
      <h1>{w.title}</h1>
      <Code code={code} size="small" />
      <p role="status">{!room ? w.asking : room.phase === "round" ? w.playing : w.people({ n: room.people })}</p>
      <Form onSend={take}>
        <Field name={w.name}>
          {(id) => (
            <Row>
              <input
                id={id}
                value={name.value}
                maxLength={24}
                autocomplete="off"
                readOnly={room?.offered === true}
                onInput={(event) => {
                  name.value = event.currentTarget.value;
                }}
              />
              <Button
                size="slim"
                onClick={() => {
                  offered.value = anyName();
                  name.value = shownName(offered.value);
                }}
              >
                {w.another}
              </Button>
            </Row>
          )}
        </Field>
        {Together && (
          <Together
            change={(names) => {
              others.value = names;
            }}
          />
        )}
        <ErrorText text={why && refusalText(why)} />
        <Button
          kind="main"
          size="big"
          off={room?.full === true || room?.locked === true}
          note={room?.locked ? w.locked : room?.full ? w.full : undefined}
          sending={seat.busy.value ? words.sending : undefined}
          type="submit"
        >
          {w.take}
        </Button>
      </Form>
      <LanguageSwitch />
    </Page>
  );
}
