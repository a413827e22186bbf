import { describe, expect, test } from "vitest";
import { checkReferences } from "../../../../src/compiler/passes/check-references.ts";
import {
  passContext,
  planOf,
  problemsIn,
  toolInfo,
  type TaskText,
} from "../../../support/plans.ts";

const context = passContext([toolInfo("test.echo")]);
const problems = (tasks: Record<string, TaskText>) =>
  problemsIn(checkReferences, planOf(tasks, { params: { coin: { type: "string" } } }), context);

test("references, parameters and needs that name what is there", () => {
  expect(
    problems({
      load: {},
      a: { needs: ["load"], args: { x: { $ref: "load.rows[0].usd" }, y: { $param: "coin" } } },
      b: { needs: [{ task: "a", when: "failure" }] },
    }),
  ).toEqual([]);
});

test("data that looks like a reference is none", () => {
  expect(
    problems({
      a: {
        args: {
          x: { $literal: { $ref: "nowhere.rows" } },
          y: { $ref: "nowhere", and: "more" },
          z: "{{nowhere.rows}} ${nowhere} $ref",
        },
      },
    }),
  ).toEqual([]);
});

describe("a reference", () => {
  test("to a task that is not there, with the nearest that is", () => {
    expect(
      problems({
        load: {},
        a: { args: { deep: { list: [1, { $ref: "laod.rows" }] } }, origin: { query: [3, 9] } },
      }),
    ).toEqual([
      'ORC2001 "laod.rows" refers to task "laod", which does not exist. @ query 3-9 @ a args.deep.list.1',
    ]);
  });

  test("inside a text", () => {
    expect(problems({ a: { args: { title: { $text: ["Of ", { $ref: "b" }] } } } })).toEqual([
      'ORC2001 There is no task "b". @ a args.title.1',
    ]);
  });

  test.each(["load.rows[*]", "load['rows']", "load.", "1load", "", "load .rows"])(
    "%j cannot be read",
    (text) => {
      expect(problems({ load: {}, a: { args: { x: { $ref: text } } } })).toEqual([
        `ORC2002 "${text}" is not a reference. @ a args.x`,
      ]);
    },
  );

  test("must not read what waits for another outcome", () => {
    expect(
      problems({
        load: {},
        a: { needs: [{ task: "load", when: "failure" }], args: { x: { $ref: "load.rows" } } },
        b: { needs: ["load", { task: "load", when: "always" }], args: { x: { $ref: "load" } } },
      }),
    ).toEqual([
      'ORC2013 a reads the output of load, which requires its success, but its need says "failure". @ a needs[0]',
      'ORC2013 b reads the output of load, which requires its success, but its need says "always". @ b needs[1]',
    ]);
  });
});

test("a parameter that the plan does not declare", () => {
  expect(
    problems({ a: { args: { x: { $param: "coins" }, y: [{ $param: "toString" }] } } }),
  ).toEqual([
    'ORC2003 The plan has no parameter "coins". @ a args.x',
    'ORC2003 The plan has no parameter "toString". @ a args.y.0',
  ]);
});

describe("needs", () => {
  test("on tasks that are not there", () => {
    expect(problems({ a: { needs: ["b", "a", "c"] } })).toEqual([
      'ORC2001 There is no task "b". @ a needs[0]',
      'ORC2001 There is no task "c". @ a needs[2]',
    ]);
  });

  test("that can never both come true", () => {
    const both = [
      { task: "load", when: "success" as const },
      { task: "load", when: "always" as const },
      { task: "load", when: "failure" as const },
    ];
    expect(problems({ load: {}, a: { needs: both } })).toEqual([
      "ORC2019 a needs both the success and the failure of load. @ a needs[2]",
    ]);
    expect(problems({ load: {}, a: { needs: both.slice(0, 2) } })).toEqual([]);
  });
});
