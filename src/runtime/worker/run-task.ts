/** The life of a task, from its start to its end. The host records both. */
import type { ToolContext } from "../../catalog/context.ts";
import type { Tool } from "../../catalog/define.ts";
import { canonicalJson, sha256, type Json } from "../../contract/json.ts";
import type { Begun } from "../protocol/assignment.ts";
import type { Call } from "../protocol/questions.ts";
import type { Delivery } from "../protocol/delivery.ts";
import type { StartAnswer } from "../protocol/answers.ts";
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
  /** Which times the relative ones among the arguments became, for the answer. */
  readonly resolved: readonly string[];
  readonly valueOf: (delivery: Delivery) => Promise<Json | undefined>;
  /** Called before the host is asked whether an attempt may start. */
  readonly open: () => OpenAttempt;
}

/** What one attempt needs. */
export interface OpenAttempt {
  /** Rejects when an error comes up where nobody can catch it, or the attempt has to end. */
  readonly ended: Promise<never>;
  /** Calls the tool, so that what it prints is known to be of this attempt. */
  readonly run: <Working>(work: () => Working) => Working;
  readonly context: (attempt: number, notes: Notes) => ToolContext;
  /** Called when the tool has ended, before the host is told how. */
  readonly worked: () => void;
}

/** @throws TaskStopped when the task did not succeed, or may not run here */
export async function runTask(
  task: string,
  tool: Tool,
  args: unknown,
  services: TaskServices,
): Promise<Json | undefined> {
  const { host, valueOf } = services;
  const call = { task, version: tool.version, args: sha256(canonicalJson(args)) };
  let opened = services.open();
  const answer = await start(call, services);
  if (answer.then === "leave") throw new TaskStopped();
  if (answer.then === "over") throw new TaskStopped(answer);
  if (answer.then === "reuse") return frozenOf(await valueOf(answer.output));

  for (let { attempt } = answer; ;) {
    const { ended, run } = opened;
    const number = attempt;
    const attempted = opened;
    const working = Promise.race([run(() => work(tool, args, services, attempted, number)), ended]);
    const result = await working.finally(opened.worked).catch(async (error: unknown) => {
      if (error instanceof TaskStopped) throw error;
      const next = await host.ask({ ask: "fail", task, failure: failureOf(error) }).catch(stop);
      if (next?.then !== "again") throw new TaskStopped(next?.then === "over" ? next : undefined);
      return next;
    });
    if ("attempt" in result) {
      ({ attempt } = result);
      opened = services.open();
    } else {
      return publish(task, result, services);
    }
  }
}

async function publish(
  task: string,
  { output, headline, notes }: Result,
  { host, isLast, valueOf }: TaskServices,
): Promise<Json | undefined> {
  const success = { ask: "succeed", task, output, headline, notes } as const;
  if (isLast) {
    host.tell(success);
    return null;
  }
  const kept = await host.ask(success).catch(stop);
  if (kept !== null && "then" in kept)
    throw new TaskStopped(kept.then === "over" ? kept : undefined);
  if (kept === null && "inline" in output) return frozen(output.inline);
  // A large one is not held while the host takes it, and comes from the bus to whoever uses it.
  const delivery = kept?.output ?? (await host.ask({ ask: "output", task }).catch(stop));
  return frozenOf(await valueOf(delivery));
}

function frozenOf(value: Json | undefined): Json | undefined {
  return value === undefined ? undefined : frozen(value);
}

/** Another version than the recorded one, the host has to refuse. */
async function start(call: Call, { host, begun }: TaskServices): Promise<StartAnswer> {
  if (begun?.version !== call.version) return host.ask({ ask: "start", ...call }).catch(stop);
  host.runs(call);
  return { then: "run", attempt: begun.attempt };
}

type Result = Awaited<ReturnType<typeof work>>;

async function work(
  tool: Tool,
  args: unknown,
  { host, staging, limits, resolved }: TaskServices,
  { context }: OpenAttempt,
  attempt: number,
) {
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
