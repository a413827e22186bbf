import { expect, test } from "vitest";
import { findCycles } from "../../../../src/compiler/passes/find-cycles.ts";
import {
  passContext,
  planOf,
  problemsIn,
  toolInfo,
  type TaskText,
} from "../../../support/plans.ts";

const context = passContext([toolInfo("test.echo")]);
const problems = (tasks: Record<string, TaskText>) =>
  problemsIn(findCycles, planOf(tasks), context);

test("branches that join again are no cycle", () => {
  expect(
    problems({ a: {}, b: { needs: ["a"] }, c: { needs: ["a"] }, d: { needs: ["b", "c"] } }),
  ).toEqual([]);
});

test("every cycle is named, with each of its tasks; written and implied needs count alike", () => {
  expect(
    problems({
      start: {},
      a: { needs: ["c"], origin: { query: [0, 5] } },
      b: { args: { x: { $ref: "a.text" } } },
      c: { needs: [{ task: "b", when: "failure" }, "start"] },
      x: { needs: ["y"] },
      y: { needs: ["x"] },
      end: { needs: ["x", "c"] },
    }),
  ).toEqual([
    "ORC2004 The needs of tasks form a cycle: a → b → c → a. @ query 0-5 @ a needs @ b needs @ c needs",
    "ORC2004 The needs of tasks form a cycle: x → y → x. @ x needs @ y needs",
  ]);
});

test("cycles that share a task are two", () => {
  expect(problems({ a: { needs: ["b"] }, b: { needs: ["a", "c"] }, c: { needs: ["b"] } })).toEqual([
    "ORC2004 The needs of tasks form a cycle: a → b → a. @ a needs @ b needs",
    "ORC2004 The needs of tasks form a cycle: b → c → b. @ b needs @ c needs",
  ]);
});

test("a task that needs itself, or reads its own output", () => {
  expect(problems({ a: { needs: ["a"] }, b: { args: { x: { $ref: "b.text" } } } })).toEqual([
    "ORC2004 Task a needs itself. @ a needs",
    "ORC2004 Task b needs itself. @ b needs",
  ]);
});
