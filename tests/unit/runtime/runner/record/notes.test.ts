import { expect, test } from "vitest";
import { collectNotes, noteSentence } from "../../../../../src/runtime/runner/record/notes.ts";

type Tasks = Parameters<typeof collectNotes>[1];
const task = (id: string, notes?: readonly object[]) =>
  ({
    task: { id },
    output: { metadata: { headline: [], ...(notes && { notes }) } },
  }) as unknown as Tasks[number];

test("what was not done first; the same note of several tasks once", () => {
  const read = { kind: "read", text: "dates are read day first" };
  const tasks = [
    task("t1", [read]),
    task("t2", [{ kind: "cut", text: "10 of 20 rows" }, read]),
    task("t3"),
  ];
  const manifest = { notes: [{ kind: "ignored" as const, text: "in 2024" }] };
  expect(collectNotes(manifest, tasks)).toEqual([
    { kind: "ignored", text: "in 2024", tasks: [] },
    { kind: "cut", text: "10 of 20 rows", tasks: ["t2"] },
    { kind: "read", text: "dates are read day first", tasks: ["t1", "t2"] },
  ]);
});

test("outputs of older databases have none", () => {
  expect(collectNotes({}, [task("t1")])).toEqual([]);
});

test("text of a tool is one line without control characters", () => {
  const [note] = collectNotes({}, [task("t1", [{ kind: "read", text: "a\u001B[31m\nb" }])]);
  expect(note?.text).toBe("a b");
  expect(noteSentence({ kind: "ignored", text: "in 2024" })).toBe("Not used: in 2024.");
});
