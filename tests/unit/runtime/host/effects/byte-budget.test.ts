import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import {
  byteBudget,
  type ByteAccount,
} from "../../../../../src/runtime/host/effects/byte-budget.ts";

const { signal } = new AbortController();

/** Whether the account may read on after it has taken bytes. */
async function goesOn(account: ByteAccount, bytes: number): Promise<{ is: boolean }> {
  const state = { is: false };
  void account.take(bytes, signal).then(() => {
    state.is = true;
  });
  await turn();
  return state;
}

test("reading pauses above the budget, and goes on when somebody has done", async () => {
  const budget = byteBudget(100);
  const [first, second] = [budget.open(), budget.open()];
  expect(await goesOn(first, 60)).toEqual({ is: true });
  const paused = await goesOn(second, 60);
  expect(paused).toEqual({ is: false });
  first.close();
  first.close();
  await turn();
  expect(paused).toEqual({ is: true });
});

test("the one that began first always goes on, so none waits for ever", async () => {
  const budget = byteBudget(100);
  const [first, second, third] = [budget.open(), budget.open(), budget.open()];
  const waiting = [await goesOn(second, 300), await goesOn(third, 300)];
  expect(await goesOn(first, 500)).toEqual({ is: true });
  expect(waiting).toEqual([{ is: false }, { is: false }]);
  first.close();
  await turn();
  expect(waiting).toEqual([{ is: true }, { is: false }]);
  second.close();
  await turn();
  expect(waiting).toEqual([{ is: true }, { is: true }]);
});

test("who is stopped waits no longer", async () => {
  const budget = byteBudget(10);
  budget.open();
  const stopping = new AbortController();
  const taken = budget.open().take(20, stopping.signal);
  stopping.abort();
  await expect(taken).rejects.toThrow("aborted");
});
