import { describe, expect, test } from "vitest";
import { matchTasks } from "../../../../src/compiler/compare/match-tasks.ts";
import { planOf, type TaskText } from "../../../support/plans.ts";

type Tasks = Readonly<Record<string, TaskText>>;
const match = (before: Tasks, after: Tasks) =>
  Object.fromEntries(matchTasks(planOf(before), planOf(after)).after);

const load = (file: string): TaskText => ({
  tool: "data.compute",
  title: `Load ${file}`,
  args: { file },
});
const chart = (of: string): TaskText => ({
  tool: "report.chart",
  title: "chart it",
  args: { table: { $ref: `${of}.table` } },
});

describe("tasks of two plans are the same work", () => {
  test("whatever they are called, when something is inserted before them", () => {
    expect(
      match(
        { t1: load("a.csv"), t2: chart("t1") },
        { t1: load("b.csv"), t2: load("a.csv"), t3: chart("t2"), t4: chart("t1") },
      ),
    ).toEqual({ t1: "t2", t2: "t3" });
  });

  test("in a long chain of equal ones, from the end that is still the same", () => {
    const chain = (length: number): Tasks =>
      Object.fromEntries(
        Array.from({ length }, (_, i) => [
          `t${i + 1}`,
          { title: "Again", args: i === 0 ? {} : { x: { $ref: `t${i}.text` } } },
        ]),
      );
    const found = match(chain(40), chain(41));
    expect(Object.keys(found)).toHaveLength(40);
    const shifts = Object.entries(found).map(
      ([one, other]) => Number(other.slice(1)) - Number(one.slice(1)),
    );
    // One was inserted: all before it stay, and all behind it move by one.
    expect(shifts).toEqual(shifts.toSorted((a, b) => a - b));
    expect(new Set(shifts).size).toBeLessThanOrEqual(2);
  });

  test("when they are alike, by what they are connected with", () => {
    expect(
      match(
        { t1: load("a.csv"), t2: load("b.csv"), t3: chart("t1"), t4: chart("t2") },
        { t1: load("b.csv"), t2: load("a.csv"), t3: chart("t1"), t4: chart("t2") },
      ),
    ).toEqual({ t1: "t2", t2: "t1", t3: "t4", t4: "t3" });
  });

  test("also when what they are connected with was changed itself", () => {
    const where = (value: number) => [{ column: "cups", op: ">", value }];
    const sales = (file: string, value: number): TaskText => ({
      ...load(file),
      args: { file, where: where(value) },
    });
    expect(
      match(
        { t1: sales("a.csv", 1), t2: sales("b.csv", 1), t3: chart("t1"), t4: chart("t2") },
        { t1: sales("b.csv", 2), t2: sales("a.csv", 2), t3: chart("t1"), t4: chart("t2") },
      ),
    ).toEqual({ t1: "t2", t2: "t1", t3: "t4", t4: "t3" });
  });

  test("when the tool was changed, and little else", () => {
    expect(
      match(
        { t1: load("a.csv"), t2: chart("t1") },
        { t1: load("a.csv"), t2: { ...chart("t1"), tool: "graphs.draw" } },
      ),
    ).toEqual({ t1: "t1", t2: "t2" });
  });

  test("when the words were changed, and the arguments a little", () => {
    const before = load("a.csv");
    const after = { ...before, title: "What is in it?", args: { file: "a.csv", limit: 10 } };
    expect(match({ t1: before }, { t1: after })).toEqual({ t1: "t1" });
  });
});

describe("tasks of two plans are different work", () => {
  test("when they have little in common, also when they have the same id", () => {
    const page = { tool: "web.page", title: "Read the news", args: { url: "https://example.org" } };
    expect(match({ t1: load("a.csv") }, { t1: page })).toEqual({});
  });

  test("when there is only one for two: the one that is nearer is the same", () => {
    const found = match(
      { t1: load("a.csv"), t2: load("b.csv") },
      { t1: { ...load("b.csv"), priority: "high" } },
    );
    expect(found).toEqual({ t2: "t1" });
  });
});

test("2,000 tasks of which every tenth was changed are matched one by one", () => {
  const tasks = (isChanged: boolean): Tasks =>
    Object.fromEntries(
      Array.from({ length: 2000 }, (_, i) => [
        `t${i + 1}`,
        {
          title: `Step ${i}`,
          args: {
            n: isChanged && i % 10 === 0 ? -i : i,
            ...(i > 0 && { x: { $ref: `t${i}.text` } }),
          },
        },
      ]),
    );
  const found = match(tasks(false), tasks(true));
  expect(Object.entries(found).filter(([one, other]) => one !== other)).toEqual([]);
  expect(Object.keys(found)).toHaveLength(2000);
});
