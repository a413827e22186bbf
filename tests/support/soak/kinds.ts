/** What tasks of a soak do: well-behaved ones, and every way to fail, hang or crash. */
import type { TestTask, TestUnit } from "../workspace.ts";

export const LEDGER = "out/ledger";

/** Milliseconds that a hanging task has. */
const SHORT_MS = 400;

export interface Kind {
  readonly name: string;
  /** How often it comes, among all. */
  readonly weight: number;
  /** Source text of its tool. */
  readonly run: string;
  /** What it ends as when it is run to its end. */
  readonly ends: "success" | "failed";
  readonly task?: Partial<TestTask>;
  readonly permissions?: TestUnit["permissions"];
  readonly effect?: "write";
}

const retry = { limit: 2, backoff: "fixed", baseMs: 5 } as const;

export const kinds: readonly Kind[] = [
  { name: "good", weight: 400, ends: "success", run: "({ n }) => ({ n: n + 1 })" },
  {
    name: "pausing",
    weight: 160,
    ends: "success",
    run: "async ({ n }) => { await pause(n % 20); return { n }; }",
  },
  {
    name: "large",
    weight: 50,
    ends: "success",
    run: `({ n }) => ({ rows: Array.from({ length: 3000 }, (_, i) => ({ i, text: "row " + i * n })) })`,
  },
  {
    name: "filing",
    weight: 40,
    ends: "success",
    run: `async ({ n }, { writeFile }) => ({ file: await writeFile("made.txt", "x".repeat(n * 10), "text/plain") })`,
  },
  {
    name: "printing",
    weight: 80,
    ends: "success",
    run: `(_, { log }) => { for (let i = 0; i < 300; i += 1) { console.log("a line of " + i); log("and one more"); } return {}; }`,
  },
  {
    name: "writing",
    weight: 40,
    ends: "success",
    effect: "write",
    permissions: { write: ["out"] },
    run: `(_, { runId, taskId, resolve }) => { appendFileSync(resolve("${LEDGER}"), runId + " " + taskId + "\\n"); return {}; }`,
  },
  {
    name: "flaky",
    weight: 80,
    ends: "success",
    task: { retry },
    run: `({ n }, { attempt }) => { if (attempt === 1) throw new ToolError("Not yet", { retryable: true }); return { n }; }`,
  },
  {
    name: "failing",
    weight: 80,
    ends: "failed",
    run: `() => { throw new ToolError("It does not work"); }`,
  },
  {
    name: "hopeless",
    weight: 20,
    ends: "failed",
    task: { retry },
    run: `() => { throw new ToolError("Never", { retryable: true }); }`,
  },
  {
    name: "hanging",
    weight: 14,
    ends: "failed",
    task: { timeoutMs: SHORT_MS },
    run: "() => new Promise(() => { setInterval(() => {}, 1000); })",
  },
  {
    name: "looping",
    weight: 8,
    ends: "failed",
    task: { timeoutMs: SHORT_MS },
    run: "() => { for (;;); }",
  },
  { name: "leaving", weight: 12, ends: "failed", run: "() => { process.exit(3); }" },
  { name: "aborting", weight: 6, ends: "failed", run: "() => { process.abort(); }" },
  {
    name: "hungry",
    weight: 3,
    ends: "failed",
    permissions: { memoryMiB: 96 },
    run: "() => { const all: any[] = []; for (;;) all.push(Array.from({ length: 10_000 }, (_, i) => ({ i }))); }",
  },
  {
    name: "abandoning",
    weight: 7,
    ends: "failed",
    task: { timeoutMs: SHORT_MS },
    permissions: { commands: ["sh"] },
    // The folder in its words is what a search for processes of this workspace finds.
    run: `async (_, { exec, resolve }) => { await exec("sh", ["-c", "sleep 600 & wait # " + resolve(".")]); return {}; }`,
  },
];
