import { renderToString } from "preact-render-to-string";
import { afterEach, expect, test } from "vitest";
import { Banners } from "../../client/parts/banners.tsx";
import { effort, line, room, sent, source } from "../../client/store.ts";
import { words } from "../../client/words/words.ts";

afterEach(() => {
  line.value = "idle";
  room.clear();
});

test("a screen without a line says that what it shows is old; a seat's page, that it reconnects", () => {
  // Tests share a process: whatever another one left.
  source.value = room;
  sent.value = [];
  effort.value = "usual";
  line.value = "lost";
  room.you.value = { screen: true };
  expect(renderToString(<Banners />)).toContain(words.room.stale);
  room.you.value = { seat: 3 };
  expect(renderToString(<Banners />)).toContain(words.room.lostPlain);
});
