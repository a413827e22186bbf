import { describe, expect, test } from "vitest";
import { readRun } from "../../../../../src/runtime/runner/record/read-run.ts";
import { chooseStatements } from "../../../../../src/runtime/runner/answer/choose-statements.ts";
import { viewAnswer } from "../../../../../src/runtime/runner/answer/view-answer.ts";
import { validateAnswer } from "../../../../../src/runtime/runner/checks/validate-answer.ts";
import { RUN, storedRun, type RunSpec, type TaskSpec } from "../stored-run.ts";

async function validationOf(spec: RunSpec) {
  await using run = await storedRun(spec);
  const { validation } = await run.consolidate();
  return validation;
}

const check = (validation: Awaited<ReturnType<typeof validationOf>>, name: RegExp) =>
  validation?.checks.find((one) => name.test(one.name));

describe("numbers of the answer", () => {
  const stated = async (
    headline: string,
    task: Partial<TaskSpec> = {},
    spec: Partial<RunSpec> = {},
  ) =>
    validationOf({
      tasks: [
        { id: "t0", output: { window: 9, n: 42 }, headline: ["9 of 42."] },
        { id: "t1", output: { mean: 64.7305, rows: [1, 1, 1] }, ...task, headline: [headline] },
      ],
      ...spec,
    });

  test.each([
    ["of the output, rounded", "The mean is 64.73.", {}, {}],
    ["of the length of a list", "3 rows.", {}, {}],
    ["of a literal argument", "Over 7 days.", { args: { days: 7 } }, {}],
    [
      "of an argument from another task",
      "Over 9 days.",
      { args: { days: { $ref: "t0.window" } } },
      {},
    ],
    ["of a parameter", "Top 5.", { args: { n: { $param: "n" } } }, { params: { n: 5 } }],
    ["of the query", "Since 2019.", {}, { query: "Since 2019?" }],
  ])("may be %s", async (_, headline, task, spec) => {
    const validation = await stated(headline, task, spec);
    expect(validation?.diagnostics).toEqual([]);
    expect(validation?.ok).toBe(true);
  });

  test.each([
    ["nowhere", "The mean is 65.73.", {}],
    ["in the output of another task only", "Over 42 days.", {}],
    ["in a reference only", "Item 8.", { args: { x: { $ref: "t0.items[8]" } } }],
  ])("may not stand %s", async (_, headline, task) => {
    const validation = await stated(headline, task);
    expect(validation?.ok).toBe(false);
    expect(validation?.diagnostics).toMatchObject([
      { code: "ORC5001", severity: "warning", message: expect.stringContaining(headline) },
    ]);
    expect(check(validation, /number/)?.ok).toBe(false);
  });
});

describe("tasks of the plan", () => {
  test("that failed or were skipped are answered for, and named", async () => {
    const validation = await validationOf({
      tasks: [
        { id: "t1", failed: { message: "no" } },
        { id: "t2", skipped: "It needs the success of t1, which failed." },
        { id: "t3", output: { items: [] }, headline: ["Nothing was found."] },
      ],
    });
    expect(validation?.ok).toBe(true);
    expect(check(validation, /has an outcome/)?.detail).toBe("3 of 3 tasks");
    expect(check(validation, /named/)?.detail).toBe(
      "3 parts: t1 failed, t2 was skipped, t3 came back empty",
    );
  });

  test("that never ran are not", async () => {
    const validation = await validationOf({
      tasks: [
        { id: "t1", output: { n: 1 } },
        { id: "t2", title: "Lost" },
      ],
    });
    expect(validation?.ok).toBe(false);
    expect(validation?.diagnostics).toMatchObject([
      { code: "ORC5002", message: "Task t2 (Lost) was never started." },
    ]);
  });

  test("that an answer is silent about are found", async () => {
    await using run = await storedRun({
      tasks: [
        { id: "t1", output: { n: 1 } },
        { id: "t2", title: "Two", failed: { message: "no" } },
      ],
    });
    const record = await readRun(RUN, run.manifest, run.store, run.bus);
    const view = viewAnswer(record, chooseStatements(record, new Map()), []);
    const { ok, diagnostics } = validateAnswer({ record, view, answer: "All is well. [t1]" });
    expect(ok).toBe(false);
    expect(diagnostics).toMatchObject([
      { code: "ORC5003", message: "The answer does not say that t2 (Two) failed." },
    ]);
  });
});

test("an answer is not checked when that is not asked for", async () => {
  await using run = await storedRun({ tasks: [{ id: "t1", output: { n: 1 } }] });
  expect(await run.consolidate({ validate: false })).not.toHaveProperty("validation");
});
