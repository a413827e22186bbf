/**
 * A plan in layers that run in parallel, with retries, outputs and files on the bus, and tools that write: `w1` and `w2`
 * append a line to a ledger that must not have it twice, `p1` may be done again.
 */
import { toolsModule, type TestBuild, type TestUnit } from "../workspace.ts";

export const LEDGER = "out/ledger";

/** Tasks whose calls are counted in the ledger. */
export const WRITES = ["w1", "w2"] as const;

const tools = toolsModule(`
  double: make("double", async ({ n }) => { await pause(n); return { n: n * 2 }; }),
  flaky: make("flaky", async ({ n }, { attempt }) => {
    if (attempt === 1) throw new ToolError("Not yet", { retryable: true });
    return { n: n + 1 };
  }),
  big: make("big", ({ n }) => ({ rows: Array.from({ length: 3000 }, (_, i) => ({ i, text: "row " + (i * n) })) })),
  file: make("file", async ({ text }, { writeFile }) => ({ file: await writeFile("made.txt", text, "text/plain") })),
  append: make("append", async ({ n }, { runId, taskId, resolve }) => {
    await pause(20);
    appendFileSync(resolve("${LEDGER}"), runId + " " + taskId + "\\n");
    await pause(20);
    return { n };
  }),
  put: make("put", async ({ n }, { runId, resolve }) => {
    writeFileSync(resolve("out/" + runId), String(n));
    return { n };
  }),
`).replace(
  'import { z } from "zod";',
  `import { appendFileSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";`,
);

const retry = { limit: 3, backoff: "fixed", baseMs: 5 } as const;

interface Step {
  readonly id: string;
  readonly tool: string;
  readonly needs?: readonly string[];
  /** Source text of its arguments. */
  readonly args: string;
}

function unitOf(steps: readonly Step[], write: readonly string[] = []): TestUnit {
  const own = new Set(steps.map(({ id }) => id));
  const inputs = [...new Set(steps.flatMap(({ needs = [] }) => needs))].filter(
    (id) => !own.has(id),
  );
  return {
    id: `u-${steps[0]?.id ?? ""}`,
    tasks: steps.map(({ id, tool, needs = [] }) => ({
      id,
      tool: `tools.${tool}`,
      needs,
      retry,
      timeoutMs: 60_000,
    })),
    script: [
      ...inputs.map((id) => `const ${id} = await run.output("${id}");`),
      ...steps.map(
        ({ id, tool, args }) => `const ${id} = await run.task("${id}", tools.${tool}, ${args});`,
      ),
    ].join("\n"),
    permissions: { write: [...write] },
  };
}

export const killBuild: TestBuild = {
  name: "killed",
  modules: { "agents/tools.ts": tools },
  effects: { "tools.append": "write", "tools.put": "write" },
  idempotent: ["tools.put"],
  units: [
    unitOf([{ id: "a1", tool: "double", args: "{ n: 4 }" }]),
    unitOf([{ id: "a2", tool: "flaky", args: "{ n: 10 }" }]),
    unitOf([{ id: "a3", tool: "big", args: "{ n: 3 }" }]),
    unitOf([{ id: "w1", tool: "append", needs: ["a1"], args: "{ n: a1.n }" }], ["out"]),
    unitOf([
      { id: "b1", tool: "double", needs: ["a1", "a2"], args: "{ n: a1.n + a2.n }" },
      { id: "b2", tool: "flaky", args: "{ n: b1.n }" },
    ]),
    unitOf([{ id: "b3", tool: "file", needs: ["a3"], args: "{ text: a3.rows[7].text }" }]),
    unitOf([{ id: "w2", tool: "append", needs: ["b2"], args: "{ n: b2.n }" }], ["out"]),
    unitOf([{ id: "p1", tool: "put", needs: ["b2"], args: "{ n: b2.n }" }], ["out"]),
    unitOf([
      {
        id: "c1",
        tool: "echo",
        needs: ["b3", "w1", "w2", "p1"],
        args: "{ file: b3.file.sha256, sum: w1.n + w2.n + p1.n }",
      },
    ]),
  ],
};
