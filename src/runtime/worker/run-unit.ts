/** Runs one script for the host. */
import type { Json } from "../../contract/json.ts";
import type { Assignment } from "../protocol.ts";
import { valueOf } from "./delivery.ts";
import { messageOf, TaskStopped } from "./failure.ts";
import type { Host } from "./host.ts";
import type { BuildShape, Unit, UnitRun } from "./index.ts";
import { runTask } from "./run-task.ts";
import { stagingIn } from "./staging.ts";
import { toolContext } from "./tool-context.ts";

/** A build of which nothing is known: the types of scripts were proven when they were built. */
interface AnyBuild extends BuildShape {
  readonly params: Record<string, Json>;
  readonly outputs: Record<string, Json>;
}

export async function runUnit(
  assignment: Assignment,
  load: () => Promise<unknown>,
  host: Host,
  signal: AbortSignal,
): Promise<void> {
  const { bus, params, inlineBytes, tasks } = assignment;
  const staging = stagingIn(assignment.staging);
  const tools = new Map(tasks.map(({ id, tool }) => [id, tool]));
  const left = new Set(tools.keys());

  const run: UnitRun<AnyBuild> = {
    output: async (task) => valueOf(await host.ask({ ask: "output", task }), bus),
    param: (name) => params[name] as Json,
    task: async (task, tool, args) => {
      const output = await runTask(task, tools.get(task) ?? tool.name, tool, args, {
        host,
        staging,
        inlineBytes,
        context: (attempt) => toolContext(assignment, task, attempt, { host, staging, signal }),
        valueOf: (delivery) => valueOf(delivery, bus),
      });
      left.delete(task);
      // The type of the output was checked against the tool's schema when the task ran.
      return output as never;
    },
  };

  let body: Unit<AnyBuild>["body"] | undefined;
  try {
    ({ body } = unitIn(await load()));
    await body(run);
  } catch (error) {
    const [next] = left;
    if (error instanceof TaskStopped || next === undefined) return;
    const why = body === undefined ? "script" : "arguments";
    const failure = { why, message: messageOf(error) } as const;
    await host.ask({ ask: "fail", task: next, failure }).catch(() => undefined);
  }
}

function unitIn(module: unknown): Unit<AnyBuild> {
  const { default: found } = module as { readonly default?: Partial<Unit<AnyBuild>> };
  if (typeof found?.body !== "function" || typeof found.id !== "string") {
    throw new Error("The script has no unit as its default export");
  }
  return { id: found.id, body: found.body };
}
