/** The tasks of a build, as a run of it is shown: a region is one, with all that is in it. */
import type { Manifest } from "../contract/manifest.ts";
import { fillPlaceholders } from "../contract/placeholders.ts";
import { partsOf } from "../runtime/index.ts";
import type { RunTask } from "./render/run-state.ts";

export function runTasks(manifest: Manifest, given: object): RunTask[] {
  const { tasks, params } = partsOf(manifest);
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
