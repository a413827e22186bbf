import { describe, expect, test } from "vitest";
import { verifyScript } from "../../../../src/compiler/emit/verify-script.ts";
import type { LoweredUnit } from "../../../../src/compiler/graph/lowered.ts";
import { lower } from "../../../../src/compiler/lower/index.ts";
import { planOf, toolInfo } from "../../../support/plans.ts";

const tools = new Map([["test.echo", toolInfo("test.echo")]]);
const [unit] = lower(planOf({ a: {}, b: { needs: ["a"] } }), tools).units as [LoweredUnit];

function script(body: string): string {
  return `// A comment.
import { unit } from "orchc/runtime";
import { echo } from "orchc/agents/test/echo";
import type { Build } from "./types.ts";

export default unit<Build>("u1", async (run) => {
  ${body}
});
`;
}
const a = 'const a = await run.task("a", echo, {});';
const b = 'await run.task("b", echo, { x: a.rows[0].usd });';
const withArgument = (value: string) => script(`${a} await run.task("b", echo, { x: ${value} });`);

describe("what a script may be", () => {
  test("its tasks, and inputs before them", () => {
    expect(() => verifyScript(script(a + b), unit)).not.toThrow();
    const withInput = script(`const t9 = await run.output("t9");${a}${b}`);
    expect(() => verifyScript(withInput, unit)).not.toThrow();
  });

  test.each([
    '"text"',
    "-1.5e3",
    "true",
    "null",
    "[1, [], {}]",
    '{ "a b": 1, ["__proto__"]: 2 }',
    'run.param("coin")',
    '`of ${a.rows[0].usd} ${run.param("coin")} \\${x}`',
    "`plain`",
    "a",
    "a[0][1].b",
  ])("an argument %s", (value) => {
    expect(() => verifyScript(withArgument(value), unit)).not.toThrow();
  });
});

describe("what no script may be", () => {
  test.each([
    ["a task less", script(a)],
    ["a task more", script(`${a}${b}await run.task("c", echo, {});`)],
    ["tasks in another order", script(`${b}${a}`)],
    ["another unit", script(a + b).replace('"u1"', '"u2"')],
    ["an input after a task", script(`${a}const t9 = await run.output("t9");${b}`)],
    ["a second statement", script(`${a}${b}process.exit(1);`)],
    ["a second declaration", script(`const a = await run.task("a", echo, {}), c = 1;${b}`)],
    ["a statement outside", `${script(a + b)}process.exit(1);`],
    ["a statement before", `process.exit(1);${script(a + b)}`],
    ["a further argument of unit", script(a + b).replace(/\}\);\n$/, "}, 1);")],
    ["a default of run", script(a + b).replace("(run)", "(run = globalThis)")],
    ["another call", script(`await run.exec("a", echo, {});${b}`)],
    ["a call of something else", script(`await task("a", echo, {});${b}`)],
    ["a tool that is called", script(`await run.task("a", echo(), {});${b}`)],
    ["arguments that are no object", script(`await run.task("a", echo, x);${b}`)],
    ["a task that is not awaited", script(`run.task("a", echo, {});${b}`)],
    ["no unit", "export default 1;"],
    ["nothing", ""],
  ])("%s", (_, text) => {
    expect(() => verifyScript(text, unit)).toThrow(/^orchc has a bug \(/);
  });

  test.each([
    "evil()",
    "run.param(evil())",
    "run.task",
    "echo",
    "b",
    "globalThis",
    "new Date()",
    "a + b",
    "(1, 2)",
    "(() => 1)",
    "function () {}",
    "a.b = 1",
    "`${evil()}`",
    "evil`x`",
    "[...a]",
    "{ ...a }",
    "{ get x() { return 1; } }",
    "{ x() {} }",
    "{ a }",
    "{ [a]: 1 }",
    "a[b]",
    "a?.b",
    "await a",
    "/x/",
    "!1",
    "-a",
    "this",
    "import('x')",
    "class {}",
    "a as string",
  ])("an argument %s", (value) => {
    expect(() => verifyScript(withArgument(value), unit)).toThrow(/^orchc has a bug \(/);
  });
});
