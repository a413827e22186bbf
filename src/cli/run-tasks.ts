/** The tasks of a build, as a run of it is shown. */
import type { Manifest } from "../contract/manifest.ts";
import { fillPlaceholders } from "../contract/placeholders.ts";
import type { RunTask } from "./render/run-state.ts";

export function runTasks({ tasks, params }: Manifest, given: object): RunTask[] {
  const defaults = Object.entries(params).flatMap(([param, { default: value }]) =>
    value === undefined ? [] : [[param, value] as const],
  );
  const values = { ...Object.fromEntries(defaults), ...given };
  return tasks.map(({ id, title, tool, needs, estimate }) => ({
    id,
    title: fillPlaceholders(title, values),
    tool,
    needs: needs.map(({ task }) => task),
    seconds: estimate.seconds,
  }));
}
