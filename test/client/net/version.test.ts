import { expect, test } from "vitest";
import { PageVersion } from "../../../client/net/version.ts";
import { TestKeeper } from "../support/keeper.ts";

/** A page of some version, in a tab that has this storage. */
function page(own: string, keeper = new TestKeeper(), kept = true) {
  const loaded = { count: 0 };
  const version = new PageVersion({ own: () => own, keeper, outlives: () => kept, reload: () => loaded.count++ });
  return { loaded, wants: (wanted: string) => version.update(wanted, "CFHJK") };
}

test("a page of the version that the room wants stays as it is", () => {
  const { loaded, wants } = page("v2");
  expect(wants("v2")).toBe(false);
  expect(loaded.count).toBe(0);
});

test("a page of another version loads itself anew, and once only where it comes back as it was", () => {
  const tab = new TestKeeper();
  const before = page("v1", tab);
  expect(before.wants("v2")).toBe(true);
  expect(before.loaded.count).toBe(1);
  const after = page("v1", tab);
  for (let i = 0; i < 3; i++) expect(after.wants("v2")).toBe(false);
  expect(after.loaded.count).toBe(0);
});

test("each further version is tried once: two that take turns, as while an update spreads, do not go in a circle", () => {
  const tab = new TestKeeper();
  let own = "v1";
  let loads = 0;
  for (let i = 0; i < 20; i++) {
    const wanted = i % 2 ? "v1" : "v2";
    if (!page(own, tab).wants(wanted)) continue;
    loads++;
    own = wanted;
  }
  expect(loads).toBe(2);
  expect(page(own, tab).wants("v3")).toBe(true);
});

test("a page that was built without a version, and a room that wants none, change nothing", () => {
  expect(page("").wants("v2")).toBe(false);
  expect(page("v1").wants("")).toBe(false);
});

test("where the try cannot be remembered, or the seat's key would be lost with the page, it stays", () => {
  const blocked = new TestKeeper();
  blocked.blocked = true;
  expect(page("v1", blocked).wants("v2")).toBe(false);
  const inMemory = page("v1", new TestKeeper(), false);
  expect(inMemory.wants("v2")).toBe(false);
  expect(inMemory.loaded.count).toBe(0);
});
