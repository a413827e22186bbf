import { expect, test } from "vitest";
import { diffFlows } from "../../../../src/compiler/compare/diff-flows.ts";
import { findFlows } from "../../../../src/compiler/trust/find-flows.ts";
import type { Args } from "../../../../src/contract/values.ts";
import { inputOf, planOf, toolInfo, type TaskText } from "../../../support/plans.ts";

const text = { type: "string" };
const tools = new Map(
  [
    toolInfo("web.page", { untrusted: true }),
    toolInfo("test.echo", { input: inputOf({ parts: {} }) }),
    toolInfo("file.save", {
      input: inputOf({ to: text, text }),
      permissions: { write: [{ arg: "to" }] },
    }),
  ].map((tool) => [tool.name, tool]),
);
const flowsOf = (tasks: Readonly<Record<string, TaskText>>) =>
  findFlows(planOf(tasks), tools).flows;
const page = { tool: "web.page" };
const echo = (args: Args) => ({ args });

test("flows are the same whatever tasks are called, and wherever in a list a value stands", () => {
  const before = flowsOf({ a: page, b: echo({ parts: [{ $ref: "a.text" }] }) });
  const after = flowsOf({ x: page, y: echo({ parts: ["first", { $ref: "x.text" }] }) });
  expect(diffFlows(before, after)).toEqual({ gained: [], lost: [] });
});

test("what is gained one way is lost the other way", () => {
  const before = flowsOf({ a: page });
  const after = flowsOf({
    a: page,
    b: echo({ parts: { $ref: "a.text" } }),
    c: { tool: "file.save", args: { text: { $ref: "b.text" }, to: { $ref: "b.text" } } },
  });
  const gained = [
    { from: "web.page", to: "file.save", at: "args.text", isAgreed: false },
    { from: "web.page", to: "file.save", at: "args.to", sink: "path", isAgreed: false },
    { from: "web.page", to: "test.echo", at: "args.parts", isAgreed: false },
  ];
  expect(diffFlows(before, after)).toEqual({ gained, lost: [] });
  expect(diffFlows(after, before)).toEqual({ gained: [], lost: gained });
});
