import { expect, test } from "vitest";
import { reusedNotes } from "../../../../../src/runtime/runner/record/reused-notes.ts";

type Records = Parameters<typeof reusedNotes>[0];

function recordsOf(count: number): Records {
  const at = "2026-01-02T03:04:05.000Z";
  return Array.from({ length: count }, (_, i) => ({
    task: { id: `t${i + 1}` },
    output: { metadata: { from: { run: "r1", at } } },
  })) as unknown as Records;
}

test.each([
  [1, "the result of t1 from run r1, made 2026-01-02 03:04 UTC"],
  [4, "the results of t1, t2, t3, t4 from run r1, made 2026-01-02 03:04 UTC"],
  [200, "the results of t1, t2, t3 and 197 more from run r1, made 2026-01-02 03:04 UTC"],
])("of %d results", (count, text) => {
  const [one, ...others] = reusedNotes(recordsOf(count));
  expect(one?.note.text).toBe(text);
  expect(one?.tasks).toHaveLength(count);
  expect(others).toEqual([]);
});
