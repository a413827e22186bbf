/** What a script is given that runs one task after the other. */
import type { Json } from "../../contract/json.ts";
import { LOG_LIMIT, taskLog, type TaskLog } from "../task-log.ts";
import type { Assignment } from "../protocol/assignment.ts";
import { askedTimes } from "./asked-times.ts";
import { valueOf } from "./delivery.ts";
import { reportProgress } from "./progress.ts";
import { runTask } from "./run-task.ts";
import type { UnitRun } from "./script.ts";
import { crashing, type AnyBuild, type ScriptRun, type UnitServices } from "./script-run.ts";
import { stagingIn } from "./staging.ts";
import { toolContext } from "./tool-context.ts";

export function chainRun(
  assignment: Assignment,
  { host, known, signal }: UnitServices,
  scriptCrash: (error: unknown) => void,
): ScriptRun {
  const { bus, params, inlineBytes, outputBytes, tasks } = assignment;
  const staging = stagingIn(assignment.staging);
  const left = new Set(tasks.map(({ id }) => id));
  /** Of the tool that runs. */
  let toolCrash: PromiseWithResolvers<never> | undefined;
  const newLog = (): TaskLog => taskLog((line) => host.log(line), LOG_LIMIT);
  /** Of the task that runs, or will be next. */
  let log = newLog();
  const asked = askedTimes(assignment);

  const outputOf = async (task: string) =>
    valueOf(known(task) ?? (await host.ask({ ask: "output", task })), bus);

  const run: Pick<UnitRun<AnyBuild>, "output" | "outputIfRun" | "param" | "time" | "task"> = {
    output: async (task) => (await outputOf(task)) as Json,
    outputIfRun: outputOf,
    param: (name) => params[name] as Json,
    time: asked.time,
    task: async (task, tool, args) => {
      const progress = reportProgress(host.progress, (line) => log.write(`${line}\n`));
      const { begun } = assignment;
      const output = await runTask(task, tool, args, {
        host,
        begun: begun?.task === task && !signal.aborted ? begun : undefined,
        isLast: left.size === 1,
        staging,
        limits: { inlineBytes, outputBytes },
        resolved: asked.take(),
        valueOf: (delivery) => valueOf(delivery, bus),
        open: () => {
          toolCrash = crashing();
          return {
            ended: toolCrash.promise,
            run: (work) => work(),
            context: (attempt, notes) =>
              toolContext(assignment, task, attempt, {
                host,
                staging,
                signal,
                log: () => log,
                notes,
                progress: progress.put,
              }),
            worked: () => {
              progress.close();
              toolCrash = undefined;
              log.close();
              log = newLog();
            },
          };
        },
      });
      left.delete(task);
      // It was checked against the tool's schema when the task ran.
      return output as never;
    },
  };

  return {
    // The compiler gives control flow only to scripts that are assigned with it.
    run: run as UnitRun<AnyBuild>,
    print: (text) => log.write(text),
    crash: (error) => {
      (toolCrash?.reject ?? scriptCrash)(error);
      return true;
    },
    // The process of such a unit is killed when the time of its task is over.
    endAttempt: () => {},
    broke: async (failure) => {
      const [task] = left;
      if (task !== undefined) await host.ask({ ask: "fail", task, failure });
    },
  };
}
