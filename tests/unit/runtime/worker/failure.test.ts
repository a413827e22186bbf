import { expect, test } from "vitest";
import { ToolError } from "../../../../src/catalog/errors.ts";
import { failureOf } from "../../../../src/runtime/worker/failure.ts";

function thrownBy(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

test("of a fault in the code of a tool, its place is told", () => {
  const error = thrownBy(() => (undefined as unknown as { x: { y: number } }).x.y);
  expect(failureOf(error)).toMatchObject({
    why: "threw",
    message: expect.stringContaining("'x'"),
    fault: expect.stringMatching(/[\\/]worker[\\/]failure\.test\.ts:\d+:\d+$/),
  });
});

test("the place is in the tool's own code, not in a package that it calls", () => {
  const error = new TypeError("no");
  error.stack = [
    "TypeError: no",
    "    at Object.parse (file:///w/node_modules/zod/index.js:1:2)",
    "    at node:internal/modules/run_main:3:4",
    "    at run (file:///w/my%20agents/peep.ts:20:18)",
    "    at main (/w/agents/other.ts:1:1)",
  ].join("\n");
  expect(failureOf(error)).toMatchObject({ fault: "/w/my agents/peep.ts:20:18" });
});

test("what a tool throws on purpose is no fault, nor is an error of the system", () => {
  expect(failureOf(new ToolError("too long", { help: "less" }))).not.toHaveProperty("fault");
  expect(failureOf(new Error("ENOENT"))).not.toHaveProperty("fault");
  expect(failureOf("text")).not.toHaveProperty("fault");
});
