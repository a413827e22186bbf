import { expect, test } from "vitest";
import { checkTools } from "../../../../src/compiler/passes/check-tools.ts";
import {
  passContext,
  planOf,
  problemsIn,
  toolInfo,
  type TaskText,
} from "../../../support/plans.ts";

const tools = ["markets.history", "markets.price", "text.compare"].map((name) => toolInfo(name));
const context = passContext(tools);
const problems = (tasks: Record<string, TaskText>) =>
  problemsIn(checkTools, planOf(tasks), context);

test("a tool of its agent", () => {
  expect(problems({ a: { tool: "markets.history" }, b: { tool: "text.compare" } })).toEqual([]);
});

test("an agent that the catalog does not have", () => {
  const plan = planOf({ a: { tool: "market.history", origin: { query: [0, 7] } } });
  const [problem] = checkTools.run(plan, context).diagnostics;
  expect(problemsIn(checkTools, plan, context)).toEqual([
    'ORC2005 There is no agent "market". @ query 0-7 @ a agent',
  ]);
  expect(problem?.help).toBe('Did you mean "markets"?');
});

test("a tool that the agent does not have", () => {
  const plan = planOf({ a: { tool: "markets.histroy" }, b: { tool: "markets.weather" } });
  expect(problemsIn(checkTools, plan, context)).toEqual([
    'ORC2006 There is no tool "markets.histroy". @ a tool',
    'ORC2006 There is no tool "markets.weather". @ b tool',
  ]);
  expect(checkTools.run(plan, context).diagnostics.map(({ help }) => help)).toEqual([
    'Did you mean "markets.history"?',
    "The agent's tools are: markets.history, markets.price.",
  ]);
});

test("a tool of another agent than the task names", () => {
  expect(problems({ a: { agent: "markets", tool: "text.compare" } })).toEqual([
    'ORC2006 "text.compare" is not a tool of the agent "markets". @ a tool',
  ]);
});

test("a name without an agent, and one of what objects bring along", () => {
  expect(
    problems({ a: { agent: "text", tool: "compare" }, b: { tool: "constructor.name" } }),
  ).toEqual([
    'ORC2006 "compare" is not a tool of the agent "text". @ a tool',
    'ORC2005 There is no agent "constructor". @ b agent',
  ]);
});
