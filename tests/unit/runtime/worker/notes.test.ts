import { expect, test } from "vitest";
import { collectNotes } from "../../../../src/runtime/worker/notes.ts";

test("the same note stands once, in the order in which notes came", () => {
  const notes = collectNotes();
  notes.add("read", "dates are read day first");
  notes.add("cut", "dates are read day first");
  notes.add("read", "dates are read day first");
  notes.add("read", "");
  expect(notes.list()).toEqual([
    { kind: "read", text: "dates are read day first" },
    { kind: "cut", text: "dates are read day first" },
  ]);
});

test("what goes beyond the limit is counted, not dropped in silence", () => {
  const notes = collectNotes();
  for (let i = 0; i < 53; i += 1) notes.add("ignored", `row ${i}`);
  expect(notes.list()).toHaveLength(51);
  expect(notes.list().at(-1)).toEqual({ kind: "cut", text: "3 further notes are not shown" });
});
