import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { CoreTask, Unit } from "../../contract/manifest.ts";
import type { Assignment, Begun } from "../protocol/assignment.ts";
import type { RunContext } from "./run-context.ts";

/** What is of the one worker process. */
export type ForProcess = Pick<Assignment, "staging" | "outputs"> & {
  readonly begun: Begun | undefined;
};

export function assignmentOf(
  context: RunContext,
  { id, file }: Unit,
  tasks: readonly CoreTask[],
  { staging, begun, outputs }: ForProcess,
): Assignment {
  const { run, build, workspace, params, times, javascript } = context;
  const script = resolve(build.folder, file);
  return {
    is: "unit",
    unit: id,
    script: pathToFileURL(script).href,
    tasks: tasks.map((task) => ({ id: task.id, tool: task.tool })),
    run,
    workspace: workspace.root,
    bus: context.bus.mount(run),
    staging,
    outputs,
    ...(begun !== undefined && { begun }),
    hasRegions: context.places.has(id),
    params,
    times,
    timeZone: build.manifest.timeZone ?? "UTC",
    inlineBytes: workspace.config.limits.inlineBytes,
    outputBytes: workspace.config.limits.outputBytes,
    sources: javascript.scripts.get(script) ?? {},
  };
}
