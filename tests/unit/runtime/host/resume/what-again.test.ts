import { expect, test } from "vitest";
import type { CoreTask } from "../../../../../src/contract/manifest.ts";
import { whatAgain, type Again } from "../../../../../src/runtime/host/resume/what-again.ts";
import type { TaskRow } from "../../../../../src/runtime/store/index.ts";

/** Of t1 come items, for each of which t2 and then t3 is done; t4 takes what all of them made. */
const needs = { t1: [], t2: ["t1"], t3: ["t2"], t4: ["t3"] };
const ids = ["t1", "t5[0].t2", "t5[0].t3", "t5[1].t2", "t5[1].t3", "t4"];

function again(
  asked: Again,
  failed: readonly string[] = [],
  uncertain: readonly string[] = [],
  done: readonly string[] = [],
): readonly string[] {
  const tasks = Object.entries(needs).map(([id, before]) => ({
    id,
    needs: before.map((task) => ({ task, when: "success" })),
  }));
  const rows = ids.map((id) => ({ id, status: failed.includes(id) ? "failed" : "success" }));
  return whatAgain(asked, {
    run: "r1",
    manifest: { tasks: tasks as unknown as CoreTask[] },
    rows: rows as unknown as TaskRow[],
    isOver: true,
    uncertain: new Set(uncertain),
    done: new Set(done),
  }).again;
}

test.each<[string, Again, readonly string[]]>([
  ["an item, and what was made of it", { tasks: ["t5[1].t2"] }, ["t5[1].t2", "t5[1].t3", "t4"]],
  ["a whole item", { tasks: ["t5[0]"] }, ["t5[0].t2", "t5[0].t3", "t4"]],
  ["a whole loop", { from: "t5" }, ids.slice(1)],
  ["what all items depend on", { tasks: ["t1"] }, ids],
  ["what depends on all items", { tasks: ["t4"] }, ["t4"]],
])("%s", (_, asked, expected) => {
  expect(again(asked)).toEqual(expected);
});

test("an item that failed, and what was made of it", () => {
  expect(again({}, ["t5[0].t3"])).toEqual(["t5[0].t3", "t4"]);
});

test("what changed something is not done twice because of what came before, unless it is asked for", () => {
  const done = ["t5[0].t2"];
  expect(again({}, ["t1"], [], done)).toEqual(["t1", "t5[1].t2", "t5[1].t3", "t4"]);
  expect(again({ tasks: ["t1"] }, [], [], done)).not.toContain("t5[0].t2");
  expect(again({ tasks: ["t5[0].t2"] }, [], [], done)).toEqual(["t5[0].t2", "t5[0].t3", "t4"]);
  expect(again({ from: "t1" }, [], [], done)).toEqual(ids);
});

test("a loop that is named is done again, but for items that may have made a change", () => {
  const uncertain = ["t5[1].t2"];
  expect(again({ tasks: ["t5"] }, uncertain, uncertain)).not.toContain("t5[1].t2");
  expect(again({ tasks: ["t5", "t5[1].t2"] }, uncertain, uncertain)).toContain("t5[1].t2");
});

test.each([
  [
    "t5[2]",
    "ORC1022 The run r1 has no task t5[2].",
    "Its tasks: t5[0].t2, t5[0].t3, t5[1].t2, t5[1].t3.",
  ],
  [
    "t9",
    "ORC1022 The run r1 has no task t9.",
    "Its tasks: t1, t5[0].t2, t5[0].t3, t5[1].t2, t5[1].t3, t4.",
  ],
  [
    "t5[1",
    "ORC1022 The run r1 has no task t5[1.",
    "A task is named by its id, t3; one item of a loop by its number too, which begins at 0: t3[4]. Its tasks: t1,",
  ],
])("%s is refused with what there is", (task, message, help) => {
  const ask = (): unknown => again({ tasks: [task] });
  expect(ask).toThrow(message);
  try {
    ask();
  } catch (error) {
    expect(error).toMatchObject({ diagnostics: [{ help: expect.stringContaining(help) }] });
  }
});
