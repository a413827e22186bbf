/** The life of a task, from its start to its end. The host records both. */
import type { ToolContext } from "../../catalog/context.ts";
import type { Tool } from "../../catalog/define.ts";
import { canonicalJson, sha256, type Json } from "../../contract/json.ts";
import type { Begun, Call, Delivery, StartAnswer } from "../protocol.ts";
import { check } from "./check.ts";
import { failureOf, messageOf, TaskStopped } from "./failure.ts";
import { frozen } from "./frozen.ts";
import type { Host } from "./host.ts";
import { keepOutput, type OutputLimits } from "./keep-output.ts";
import { collectNotes, type Notes } from "./notes.ts";
import type { Staging } from "./staging.ts";

export interface TaskServices {
  readonly host: Host;
  /** Of this task, when its start is recorded already. */
  readonly begun: Begun | undefined;
  /** Whether its script has no other task to run after it, and so does not use its output. */
  readonly isLast: boolean;
  readonly staging: Staging;
  readonly limits: OutputLimits;
  /** Rejects when an error comes up where nobody can catch it. */
  readonly crashed: Promise<never>;
  /** Which times the relative ones among the arguments became, for the answer. */
  readonly resolved: readonly string[];
  readonly context: (attempt: number, notes: Notes) => ToolContext;
  readonly valueOf: (delivery: Delivery) => Promise<Json>;
  /** Called when the tool has ended, before the host is told how. */
  readonly worked: () => void;
}

/** @throws TaskStopped when the task did not succeed, or may not run here */
export async function runTask(
  task: string,
  tool: Tool,
  args: unknown,
  services: TaskServices,
): Promise<Json> {
  const { host, valueOf } = services;
  const call = { task, version: tool.version, args: sha256(canonicalJson(args)) };
  const answer = await start(call, services);
  if (answer.then === "leave") throw new TaskStopped();
  if (answer.then === "reuse") return valueOf(answer.output);

  const working = Promise.race([work(tool, args, services, answer.attempt), services.crashed]);
  const result = await working.finally(services.worked).catch(async (error: unknown) => {
    await host.ask({ ask: "fail", task, failure: failureOf(error) }).catch(stop);
    throw new TaskStopped();
  });
  const { output, headline, notes } = result;
  const success = { ask: "succeed", task, output, headline, notes } as const;
  if (services.isLast) {
    host.tell(success);
    return null;
  }
  await host.ask(success).catch(stop);
  if ("inline" in output) return frozen(output.inline);
  // A large one is not held while the host takes it, and comes from the bus to whoever uses it.
  return frozen(await valueOf(await host.ask({ ask: "output", task }).catch(stop)));
}

/** Another version than the recorded one, the host has to refuse. */
async function start(call: Call, { host, begun }: TaskServices): Promise<StartAnswer> {
  if (begun?.version !== call.version) return host.ask({ ask: "start", ...call }).catch(stop);
  host.runs(call);
  return { then: "run", attempt: begun.attempt };
}

async function work(tool: Tool, args: unknown, services: TaskServices, attempt: number) {
  const { context, host, staging, limits, resolved } = services;
  const input = await check(tool.input, args, "input");
  const notes = collectNotes();
  for (const text of resolved) notes.add("assumed", text);
  // Without a name for what the tool returned: it can be large, and goes when it is checked.
  const output = await check(tool.output, await tool.run(input, context(attempt, notes)), "output");
  const kept = await keepOutput(output, staging, limits);
  return { output: kept, headline: headlineOf(tool, output, input, host), notes: notes.list() };
}

/** A headline is for the answer: without it the output is as good. */
function headlineOf(tool: Tool, output: object, input: object, host: Host): string[] {
  try {
    const lines = tool.headline?.(output as never, input as never) ?? [];
    return lines.map(String);
  } catch (error) {
    host.log(`${tool.name} gave no headline: ${messageOf(error)}`);
    return [];
  }
}

/** The host has settled the task, or is gone. */
function stop(): never {
  throw new TaskStopped();
}
