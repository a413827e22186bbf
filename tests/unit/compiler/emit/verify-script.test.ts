import { describe, expect, test } from "vitest";
import { verifyScript } from "../../../../src/compiler/emit/verify/verify-script.ts";
import type { LoweredUnit } from "../../../../src/compiler/graph/lowered.ts";
import type { BuildContext } from "../../../../src/compiler/emit/context.ts";
import type { Arg } from "../../../../src/contract/values.ts";
import { emitted } from "../../../support/emitted.ts";
import { planOf, toolInfo } from "../../../support/plans.ts";

const echo = toolInfo("test.echo");

/** The unit of two tasks, of which the second has this argument. */
function planned(x: Arg = { $ref: "a.rows[0].usd" }): [LoweredUnit, BuildContext] {
  const tasks = { a: {}, b: { needs: ["a"], args: { x } } };
  const plan = planOf(tasks, { params: { coin: { type: "string" } } });
  const { context } = emitted(plan, [echo]);
  return [context.lowered.units[0]!, context];
}

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
/** `a` has a variable where the argument reads it. */
const withArgument = (value: string, arg: Arg = { $ref: "a.rows[0].usd" }) =>
  script(
    `${JSON.stringify(arg).includes('"$ref":"a') ? a : unread} await run.task("b", echo, { x: ${value} });`,
  );
const unread = 'await run.task("a", echo, {});';

describe("what a script may be", () => {
  test("its tasks, and inputs before them", () => {
    expect(() => verifyScript(script(a + b), ...planned())).not.toThrow();
  });

  test.each<[string, Arg]>([
    ['"text"', "text"],
    ["-1.5e3", -1500],
    ["true", true],
    ["null", null],
    ["[1, [], {}]", [1, [], {}]],
    ['{ "a b": 1, ["__proto__"]: 2 }', JSON.parse('{ "a b": 1, "__proto__": 2 }') as Arg],
    ['run.param("coin")', { $param: "coin" }],
    ['run.time("now-1d/d")', { $time: "now-1d/d" }],
    [
      '`of ${a.rows[0].usd} ${run.param("coin")} \\${x}`',
      { $text: ["of ", { $ref: "a.rows[0].usd" }, " ", { $param: "coin" }, " ${x}"] },
    ],
    ["`plain`", { $text: ["pl", "ain"] }],
    ["a", { $ref: "a" }],
    ["a[0][1].b", { $ref: "a[0][1].b" }],
  ])("an argument %s", (text, arg) => {
    expect(() => verifyScript(withArgument(text, arg), ...planned(arg))).not.toThrow();
  });
});

describe("what no script may be", () => {
  test.each([
    ["an input more", script(`const t9 = await run.output("t9");${a}${b}`)],
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
    ["another tool", script(`${a}await run.task("b", other, { x: a.rows[0].usd });`)],
    ["another place", script(`${a}await run.task("b", echo, { x: a.rows[1].usd });`)],
    ["another field", script(`${a}await run.task("b", echo, { y: a.rows[0].usd });`)],
    ["another variable", script(`${a.replace("const a", "const c")}${b}`)],
    ["a variable that may change", script(`${a.replace("const", "let")}${b}`)],
    ["another import", script(a + b).replace("test/echo", "test/other")],
    ["an import more", `import "node:fs";${script(a + b)}`],
    ["an import less", script(a + b).replace(/import \{ echo.*\n/, "")],
    ["no unit", "export default 1;"],
    ["nothing", ""],
  ])("%s", (_, text) => {
    expect(() => verifyScript(text, ...planned())).toThrow(/^orchc has a bug \(/);
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
    expect(() => verifyScript(withArgument(value), ...planned())).toThrow(/^orchc has a bug \(/);
  });
});
