import { expect, test } from "vitest";
import { InOrder } from "../../src/tools/in-order.ts";

/** What is shown so far, without the lines under the names. */
function showing(...names: string[]) {
  let shown = "";
  const steps = new InOrder(names, (text) => {
    shown += text.replace(/\n── (.*?) ─+\n/, "<$1>");
  });
  return { steps, shown: () => shown };
}

test("the first step is heard at once, the next ones when their turn comes", () => {
  const { steps, shown } = showing("one", "two", "three");
  steps.say("two", "b");
  steps.say("one", "a");
  expect(shown()).toBe("<one>a");
  steps.say("three", "c");
  steps.done("one");
  expect(shown()).toBe("<one>a<two>b");
  steps.say("two", "B");
  steps.done("two");
  expect(shown()).toBe("<one>a<two>bB<three>c");
});

test("steps that were done before their turn are shown whole, and in order", () => {
  const { steps, shown } = showing("one", "two", "three", "four");
  for (const name of ["three", "two"]) {
    steps.say(name, name[1]!);
    steps.done(name);
  }
  expect(shown()).toBe("<one>");
  steps.done("one");
  expect(shown()).toBe("<one><two>w<three>h<four>");
  steps.say("four", "!");
  steps.done("four");
  expect(shown()).toBe("<one><two>w<three>h<four>!");
});
