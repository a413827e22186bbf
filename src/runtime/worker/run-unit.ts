/** Runs one script for the host. */
import { describeDateMath } from "../../contract/date-math-words.ts";
import type { Json } from "../../contract/json.ts";
import { LOG_LIMIT, taskLog, type TaskLog } from "../task-log.ts";
import { BusFileError } from "../bus/bus-file-error.ts";
import type { Assignment } from "../protocol.ts";
import { valueOf } from "./delivery.ts";
import { failureOf, messageOf, TaskStopped } from "./failure.ts";
import { thrownOf } from "./thrown.ts";
import type { Host } from "./host.ts";
import type { KnownOutputs } from "./known-outputs.ts";
import { reportProgress } from "./progress.ts";
import type { BuildShape, Script, UnitRun } from "./script.ts";
import { runTask } from "./run-task.ts";
import { stagingIn } from "./staging.ts";
import { toolContext } from "./tool-context.ts";

/** A build of which nothing is known: the types of scripts were proven when they were built. */
interface AnyBuild extends BuildShape {
  readonly params: Record<string, Json>;
  readonly outputs: Record<string, Json>;
}

export interface UnitServices {
  readonly host: Host;
  /** An output that need not be asked for. */
  readonly known: KnownOutputs["of"];
  /** Imports the script. */
  readonly load: () => Promise<unknown>;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
}

export interface RunningUnit {
  /** Resolves when the script has ended, and the host has been told how. */
  readonly ended: Promise<void>;
  /** Takes what the script, or something that it imports, prints. */
  print(text: string): void;
  /** An error came up where nobody could catch it: what the script is doing has failed. */
  crash(error: unknown): void;
}

export function runUnit(assignment: Assignment, services: UnitServices): RunningUnit {
  const { host, known, load, signal } = services;
  const { bus, params, times, timeZone, inlineBytes, outputBytes, tasks } = assignment;
  const staging = stagingIn(assignment.staging);
  const left = new Set(tasks.map(({ id }) => id));
  const scriptCrash = crashing();
  /** Of the tool that runs. */
  let toolCrash: PromiseWithResolvers<never> | undefined;
  const newLog = (): TaskLog => taskLog((line) => host.log(line), LOG_LIMIT);
  /** Of the task that runs, or will be next. */
  let log = newLog();
  /** Relative times among the arguments of the next task. */
  let asked: string[] = [];

  const run = {
    output: async (task) => valueOf(known(task) ?? (await host.ask({ ask: "output", task })), bus),
    param: (name) => params[name] as Json,
    time: (text) => {
      asked.push(text);
      return times[text] ?? text;
    },
    task: async (task, tool, args) => {
      const resolved = asked.map((text) => timeNote(text, times[text] ?? text, timeZone));
      asked = [];
      toolCrash = crashing();
      const progress = reportProgress(host.progress, (line) => log.write(`${line}\n`));
      const { begun } = assignment;
      const output = await runTask(task, tool, args, {
        host,
        begun: begun?.task === task && !signal.aborted ? begun : undefined,
        isLast: left.size === 1,
        staging,
        limits: { inlineBytes, outputBytes },
        crashed: toolCrash.promise,
        resolved,
        context: (attempt, notes) =>
          toolContext(assignment, task, attempt, { host, staging, signal, log: () => log, notes, progress: progress.put }), // prettier-ignore
        valueOf: (delivery) => valueOf(delivery, bus),
        worked: () => {
          progress.close();
          toolCrash = undefined;
          log.close();
          log = newLog();
        },
      });
      left.delete(task);
      // It was checked against the tool's schema when the task ran.
      return output as never;
    },
  } as Pick<UnitRun<AnyBuild>, "output" | "param" | "time" | "task"> as UnitRun<AnyBuild>;

  async function follow(): Promise<void> {
    let loaded = false;
    try {
      const { body } = scriptIn(await Promise.race([load(), scriptCrash.promise]));
      loaded = true;
      await Promise.race([body(run), scriptCrash.promise]);
    } catch (error) {
      const [next] = left;
      if (error instanceof TaskStopped || next === undefined) return;
      const why = loaded ? "arguments" : "script";
      // What it needs is damaged: the error says what to do, and its arguments are not at fault.
      const failure =
        error instanceof BusFileError
          ? failureOf(error)
          : ({ why, message: messageOf(error), ...thrownOf(error) } as const);
      await host.ask({ ask: "fail", task: next, failure }).catch(() => undefined);
    }
  }

  return {
    ended: follow(),
    print: (text) => log.write(text),
    crash: (error) => (toolCrash ?? scriptCrash).reject(error),
  };
}

/** "Since yesterday" is another day tomorrow, and elsewhere: which one it became stands in the answer. */
function timeNote(text: string, value: string, timeZone: string): string {
  return `${describeDateMath(text)} is ${value} (${timeZone})`;
}

/** Something to race with, that nobody need listen to. */
function crashing(): PromiseWithResolvers<never> {
  const crash = Promise.withResolvers<never>();
  crash.promise.catch(() => {});
  return crash;
}

function scriptIn(module: unknown): Script<AnyBuild> {
  const { default: found } = module as { readonly default?: Partial<Script<AnyBuild>> };
  if (typeof found?.body !== "function" || typeof found.id !== "string") {
    throw new Error("it has no unit as its default export");
  }
  return { id: found.id, body: found.body };
}
