/** When the tasks of a stored run ran, as SVG. */
import type { Manifest } from "../../contract/manifest.ts";
import type { RunRow, Store } from "../store/index.ts";

/**
 * @param status of the run, as people see it: `interrupted` too
 * @param manifest of the build as it was run, when that is known
 */
export async function drawRunTimeline(
  run: RunRow,
  status: string,
  manifest: Manifest | undefined,
  store: Store,
): Promise<string> {
  const { storedTimeline, timelineSvg } = await import("../runner/index.ts");
  const tasks = await store.tasks(run.id);
  const attempts = await store.attempts(run.id);
  return timelineSvg(run.name, run.id, status, storedTimeline(run, tasks, attempts, manifest));
}
