/** The life of a task, from its start to its end. The host records both. */
import type { ToolContext } from "../../catalog/context.ts";
import type { Tool } from "../../catalog/define.ts";
import { canonicalJson, sha256, type Json } from "../../contract/json.ts";
import type { Begun, Call, Delivery, StartAnswer } from "../protocol.ts";
import { check } from "./check.ts";
import { failureOf, messageOf, TaskStopped } from "./failure.ts";
import { frozen } from "./frozen.ts";
import type { Host } from "./host.ts";
import { jsonText } from "./json-text.ts";
import { collectNotes, type Notes } from "./notes.ts";
import type { Staging } from "./staging.ts";

export interface TaskServices {
  readonly host: Host;
  /** Of this task, when its start is recorded already. */
  readonly begun: Begun | undefined;
  /** Whether its script has no other task to run after it. */
  readonly isLast: boolean;
  readonly staging: Staging;
  /** A larger output goes to the host as a file. */
  readonly inlineBytes: number;
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
  const { value, output, headline, notes } = result;
  const success = { ask: "succeed", task, output, headline, notes } as const;
  if (services.isLast) host.tell(success);
  else await host.ask(success).catch(stop);
  return frozen(value);
}

/** Another version than the recorded one, the host has to refuse. */
async function start(call: Call, { host, begun }: TaskServices): Promise<StartAnswer> {
  if (begun?.version !== call.version) return host.ask({ ask: "start", ...call }).catch(stop);
  host.runs(call);
  return { then: "run", attempt: begun.attempt };
}

async function work(tool: Tool, args: unknown, services: TaskServices, attempt: number) {
  const { context, host, staging, inlineBytes, resolved } = services;
  const input = await check(tool.input, args, "input");
  const notes = collectNotes();
  for (const text of resolved) notes.add("assumed", text);
  const done = await tool.run(input, context(attempt, notes));
  const output = await check(tool.output, done, "output");
  const text = jsonText(output);
  const headline = headlineOf(tool, output, input, host);
  // What goes on from here is what the store holds, not what the tool still has its hands on.
  const value = JSON.parse(text) as Json;
  const fits = Buffer.byteLength(text) <= inlineBytes;
  return {
    value,
    output: fits ? { inline: value } : { staged: await staging.put(text) },
    headline,
    notes: notes.list(),
  };
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
