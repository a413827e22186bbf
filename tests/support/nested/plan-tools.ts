/** The tools that random plans call: as functions, and as the module of an agent that does the same. */
import type { Tools } from "./interpret.ts";

export const tools: Tools = {
  "calc.list": ({ n }: { n: number }) => ({ items: Array.from({ length: n }, (_, v) => ({ v })) }),
  "calc.add": ({ a, b }: { a: number; b: number }) => ({ value: (a + b) % 1000 }),
  "calc.risky": ({ a, every }: { a: number; every: number }) => {
    if (a % every === 0) throw new Error("it cannot be divided");
    return { value: a };
  },
  "calc.sum": ({ rows }: { rows: readonly { value: number }[] }) => ({
    value: rows.reduce((sum, { value }) => sum + value, 0) % 1000,
  }),
};

export const agent = `import { defineTool, ToolError, z } from "orchc/agent";

const head = { version: "1", effect: "read" as const, estimate: { seconds: 1 } };

export const list = defineTool({
  ...head,
  name: "list",
  description: "Make a list.",
  input: z.object({ n: z.int() }),
  output: z.object({ items: z.array(z.object({ v: z.int() })) }),
  run: ({ n }) => ({ items: Array.from({ length: n }, (_, v) => ({ v })) }),
});

export const add = defineTool({
  ...head,
  name: "add",
  description: "Add two numbers.",
  input: z.object({ a: z.int(), b: z.int() }),
  output: z.object({ value: z.int() }),
  run: ({ a, b }) => ({ value: (a + b) % 1000 }),
});

export const risky = defineTool({
  ...head,
  name: "risky",
  description: "Fail for multiples.",
  input: z.object({ a: z.int(), every: z.int() }),
  output: z.object({ value: z.int() }),
  run: ({ a, every }) => {
    if (a % every === 0) throw new ToolError("it cannot be divided", { retryable: false });
    return { value: a };
  },
});

export const pick = defineTool({
  ...head,
  name: "pick",
  description: "Take a number, or -1 where there is none.",
  input: z.object({ a: z.int().optional() }),
  output: z.object({ value: z.int() }),
  run: ({ a = -1 }) => ({ value: a }),
});

export const sum = defineTool({
  ...head,
  name: "sum",
  description: "Add numbers up.",
  input: z.object({ rows: z.array(z.object({ value: z.int() })) }),
  output: z.object({ value: z.int() }),
  run: ({ rows }) => ({ value: rows.reduce((sum, { value }) => sum + value, 0) % 1000 }),
});
`;
