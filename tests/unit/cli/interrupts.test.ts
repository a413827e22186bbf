import { expect, test } from "vitest";
import { cancellable } from "../../../src/cli/interrupts.ts";

const listeners = () =>
  ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => process.listenerCount(signal));

test("signals are listened for only while there is something to cancel", async () => {
  const before = listeners();
  await cancellable(
    async (signal, settled) => {
      expect(signal.aborted).toBe(false);
      expect(listeners()).toEqual(before.map((count) => count + 1));
      settled();
      expect(listeners()).toEqual(before);
    },
    () => {},
    () => false,
  );
  expect(listeners()).toEqual(before);
});
