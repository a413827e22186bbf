/** Builds of one or a few scripts, executed, and what became of each task. */
import { queryHistory } from "../../src/runtime/store/index.ts";
import { exec, type ExecOptions, type RunResult } from "../../src/runtime/index.ts";
import type { RunEvent } from "../../src/contract/events.ts";
import { toolsModule, type TestBuild, type TestTask, type TestWorkspace } from "./workspace.ts";

export interface Ran extends RunResult {
  readonly events: readonly RunEvent[];
  /** `t1 success`, in the order of the plan. */
  readonly statuses: readonly string[];
  /** Why a task failed, was skipped or cancelled: `worker_runs.error`. */
  reason(task: string): string | undefined;
  /** Lines of the log of a task. */
  log(task: string): string[];
}

export async function runBuild(
  workspace: TestWorkspace,
  build: TestBuild,
  options: Partial<ExecOptions> = {},
): Promise<Ran> {
  const folder = await workspace.build(build);
  const events: RunEvent[] = [];
  const onEvent = (event: RunEvent) => {
    events.push(event);
    options.onEvent?.(event);
  };
  const result = await exec({ validate: false, ...options, folder, workspace, onEvent });
  const { rows } = await queryHistory(
    workspace.paths.database,
    `SELECT task_id, status, error FROM worker_runs WHERE run_id = '${result.run}' ORDER BY position`,
  );
  return {
    ...result,
    events,
    statuses: rows.map(([id, status]) => `${String(id)} ${String(status)}`),
    reason: (task) => (rows.find(([id]) => id === task)?.[2] ?? undefined) as string | undefined,
    log: (task) =>
      events.flatMap((event) =>
        event.type === "task.log" && event.task === task ? [event.line] : [],
      ),
  };
}

/** A build of one script, whose tasks run tools that are given as source text: `[t1, t2]` with tools `t1` and `t2`. */
export function chainOf(
  tools: Readonly<Record<string, string>>,
  change: Partial<TestTask> = {},
): TestBuild {
  const ids = Object.keys(tools);
  const definitions = Object.entries(tools).map(
    ([id, source]) => `  ${id}: make("${id}", ${source}),`,
  );
  return {
    modules: { "agents/tools.ts": toolsModule(definitions.join("\n")) },
    units: [
      {
        id: "u1",
        tasks: ids.map((id) => ({ ...change, id, tool: `tools.${id}` })),
        script: ids.map((id) => `  await run.task("${id}", tools.${id}, {});`).join("\n"),
      },
    ],
  };
}
