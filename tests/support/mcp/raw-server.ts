/**
 * A server that keeps to nothing: what it lists and how it behaves is told by its argument, as JSON. Each message is a
 * line, written by hand.
 */
import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { createInterface } from "node:readline";

export interface RawServer {
  /** As they are listed. */
  readonly tools?: readonly unknown[];
  /** So many more tools, called `tool_0` and so on. */
  readonly more?: number;
  /** Tools on a page. Default: all. */
  readonly page?: number;
  /** What a call gives. */
  readonly result?: unknown;
  readonly calls?: "answer" | "die" | "nothing" | "garbage" | "huge" | "one piece";
  /** Before anything else. */
  readonly starts?: "greets" | "garbage" | "ends" | "nothing";
  /** Does not end when it is asked to, and has a child that does not either. */
  readonly stubborn?: boolean;
  /** A file that gets a line at each start, with the ids of its processes. */
  readonly log?: string;
}

const HUGE = 50 * 2 ** 20;

if (process.argv[1] === import.meta.filename)
  await run(JSON.parse(process.argv[2] ?? "{}") as RawServer);

async function run(options: RawServer): Promise<void> {
  const { tools = [], more = 0, page = Infinity, starts, stubborn = false, log } = options;
  const pids = [process.pid];
  if (stubborn) {
    process.on("SIGTERM", () => {});
    setInterval(() => {}, 1000);
    const child = spawn("/bin/sh", ["-c", "trap '' TERM; sleep 600"], { stdio: "ignore" });
    pids.push(child.pid ?? 0);
  }
  if (log !== undefined) appendFileSync(log, `${pids.join(" ")}\n`);
  if (starts === "ends") process.exit(1);
  if (starts === "greets") process.stdout.write("Shop server running on stdio\n");
  if (starts === "garbage") for (;;) if (!process.stdout.write("#".repeat(1000) + "\n")) break;
  const all = [...tools, ...Array.from({ length: more }, (_, i) => plainTool(`tool_${i}`))];
  for await (const line of createInterface({ input: process.stdin })) {
    if (starts === "nothing") continue;
    const message = JSON.parse(line) as {
      id?: number;
      method: string;
      params?: { cursor?: string; _meta?: { progressToken?: number } };
    };
    const { id, method, params = {} } = message;
    if (id === undefined) continue;
    if (method === "initialize") {
      const serverInfo = { name: "raw", version: "1" };
      say(id, { protocolVersion: "2025-11-25", capabilities: { tools: {} }, serverInfo });
    } else if (method === "tools/list") {
      const from = Number(params.cursor ?? 0);
      const isLast = from + page >= all.length;
      say(id, {
        tools: all.slice(from, from + page),
        ...(!isLast && { nextCursor: String(from + page) }),
      });
    } else if (method === "tools/call") call(id, options, params._meta?.progressToken);
  }
}

function call(id: number, { calls = "answer", result }: RawServer, progressToken: unknown): void {
  const text = (of: string) => ({ content: [{ type: "text", text: of }] });
  if (calls === "die") process.exit(7);
  else if (calls === "answer") say(id, result ?? text("done"));
  else if (calls === "garbage") process.stdout.write(`${"{ not json ".repeat(10_000)}\n`);
  else if (calls === "huge") say(id, text("x".repeat(HUGE)));
  else if (calls === "one piece") {
    const params = { progressToken, progress: 1, total: 2, message: "halves" };
    const progress = { jsonrpc: "2.0", method: "notifications/progress", params };
    const answer = { jsonrpc: "2.0", id, result: text("done") };
    process.stdout.write(`${JSON.stringify(progress)}\n${JSON.stringify(answer)}\n`);
  }
}

export function plainTool(name: string): object {
  return {
    name,
    description: `Does ${name}.`,
    inputSchema: { type: "object" },
    annotations: { readOnlyHint: true },
  };
}

function say(id: number, result: unknown): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", id, result })}\n`);
}
