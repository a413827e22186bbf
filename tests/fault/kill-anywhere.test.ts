/**
 * What is promised after a crash (docs/after-a-crash.md), held against kills at every named point and at random instants.
 * `npm run bench:kill` does the same some hundred times.
 */
import { afterEach, expect, test } from "vitest";
import { killAnywhere } from "../support/kill/kill-anywhere.ts";
import { expectNothingLeft } from "../support/leftovers.ts";

afterEach(expectNothingLeft);

/** Milliseconds after which no run is begun: a whole suite has other things to do. */
const LIMIT_MS = 45_000;

test("killed anywhere and gone on with, a run ends as if it had not been", async () => {
  // Another part of all kills each day, and the same when a day's is repeated.
  const seed = Number(process.env["KILL_SEED"] ?? Math.floor(Date.now() / 86_400_000));
  const { deaths, problems } = await killAnywhere({ seed, kills: 24, limitMs: LIMIT_MS });
  expect(problems).toEqual([]);
  expect(deaths).toBeGreaterThan(0);
});
