import { expect, test } from "vitest";
import { originsIn } from "../../../../../src/runtime/runner/record/origins.ts";
import { readRun, recordOf } from "../../../../../src/runtime/runner/record/read-run.ts";
import { RUN, storedRun } from "../stored-run.ts";

test("a task comes from the files and URLs that it or the tasks before it were given", async () => {
  await using run = await storedRun({
    read: ["data/a.csv", "docs"],
    params: { where: "reports/" },
    dynamic: [{ kind: "read", task: "t5", arg: { $param: "where" } }],
    tasks: [
      { id: "t1", args: { file: "./data/a.csv", by: "docs or so" }, output: { text: "docs" } },
      { id: "t2", args: { urls: ["https://example.org/a b", "https://example.org/b"] } },
      {
        id: "t3",
        args: { text: { $ref: "t1.text" }, folder: "docs/" },
        output: { text: "x" },
      },
      { id: "t5", args: { folder: { $param: "where" }, name: "docs-of-x" } },
      { id: "t4", args: { left: { $ref: "t3.text" }, right: { $ref: "t2.text" } } },
    ],
  });
  const record = await readRun(RUN, run.manifest, run.store, run.bus);
  const originsOf = originsIn(record);
  const origins = (id: string) => originsOf(recordOf(record, id));
  expect(origins("t1")).toEqual(["data/a.csv"]);
  expect(origins("t5")).toEqual(["reports"]);
  expect(origins("t2")).toEqual(["https://example.org/b"]);
  expect(origins("t3")).toEqual(["docs", "data/a.csv"]);
  expect(origins("t4")).toEqual(["docs", "https://example.org/b", "data/a.csv"]);
  // Whatever was asked before.
  for (const { task } of record.tasks)
    expect(originsIn(record)(recordOf(record, task.id))).toEqual(origins(task.id));
});
