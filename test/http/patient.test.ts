import { expect, test } from "vitest";
import { patient } from "../../src/http/patient.ts";

/** An object that is being reset: the first calls fail, each on a stub of its own. */
function resetting(fails: number, said: object) {
  const calls: string[] = [];
  let stubs = 0;
  const stub = patient(() => {
    const mine = ++stubs;
    let broken = false;
    return {
      async sit(name: string): Promise<string> {
        if (broken) throw new Error("this stub failed before");
        calls.push(`${mine} ${name}`);
        broken = calls.length <= fails;
        if (broken) throw Object.assign(new Error("the object is being reset"), said);
        return `${name} sits`;
      },
    };
  }, 1);
  return { stub, calls };
}

test("an object that is being reset is asked again, on a new stub", async () => {
  const { stub, calls } = resetting(3, { retryable: true });
  expect(await stub.sit("Wren")).toBe("Wren sits");
  expect(calls).toEqual(["1 Wren", "2 Wren", "3 Wren", "4 Wren"]);
});

test("but not for ever", async () => {
  const { stub, calls } = resetting(9, { retryable: true });
  await expect(stub.sit("Wren")).rejects.toThrow("being reset");
  expect(calls).toHaveLength(4);
});

test.each([{ retryable: true, overloaded: true }, { overloaded: true }, { retryable: false }, {}])(
  "nor where that helps nobody: %j",
  async (said) => {
    const { stub, calls } = resetting(1, said);
    await expect(stub.sit("Wren")).rejects.toThrow("being reset");
    expect(calls).toHaveLength(1);
  },
);
