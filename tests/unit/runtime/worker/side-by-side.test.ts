import { expect, test } from "vitest";
import { TaskStopped } from "../../../../src/runtime/worker/failure.ts";
import { sideBySide } from "../../../../src/runtime/worker/regions/side-by-side.ts";

const over = { then: "over", error: "no", class: "failed" } as const;

test("a block that was stopped because of another one does not hide why that one failed", async () => {
  const answer = Promise.withResolvers<never>();
  const blocks = [() => answer.promise, () => Promise.reject(new TaskStopped())];
  const all = sideBySide(2, 2, async (at) => blocks[at]?.());
  // Its answer comes when the stop of the other has been thrown.
  setImmediate(() => answer.reject(new TaskStopped(over)));
  await expect(all).rejects.toMatchObject({ over });
});

test("blocks that are all stopped are stopped together, and no other begins", async () => {
  const begun: number[] = [];
  const all = sideBySide(4, 2, async (at) => {
    begun.push(at);
    throw new TaskStopped();
  });
  await expect(all).rejects.toMatchObject({ over: undefined });
  expect(begun).toEqual([0, 1]);
});
