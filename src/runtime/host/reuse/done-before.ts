/** What the run that an adapted plan goes on from has changed: it is taken from there, or not done at all. */
import { isRegionTool } from "../../../contract/regions/region-rows.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import type { Store } from "../../store/index.ts";

/**
 * How the change was made there, in words; `undefined` when it was not.
 *
 * @param task id of the instance
 */
export type DoneBefore = (task: string, identity: string) => Promise<string | undefined>;

/**
 * A task counts as one that was done there by its id, whatever its inputs are now; and one that was not there, by its
 * identity. Of a plan that was not adapted nothing does: who changes a plan by hand says by it what is to be done.
 *
 * @param run that this one goes on from
 */
export async function doneBeforeIn(
  run: string | undefined,
  { adapted, tools }: Pick<Manifest, "adapted" | "tools">,
  store: Store,
): Promise<DoneBefore> {
  if (run === undefined || adapted === undefined) return async () => undefined;
  const harmless = new Set(
    tools
      .filter(({ effect, idempotent }) => effect === "read" || idempotent)
      .map(({ name }) => name),
  );
  const rows = (await store.tasks(run)).filter(({ tool }) => !isRegionTool(tool));
  const known = new Set(rows.map(({ id }) => id));
  const done = new Set(
    rows.flatMap(({ id, status, tool }) =>
      status === "success" && !harmless.has(tool) ? [id] : [],
    ),
  );
  return async (task, identity) => {
    if (done.has(task)) return `it was done in run ${run}, and what it gave does not fit any more`;
    if (known.has(task)) return undefined;
    const [same] = await store.outputsOf(identity, { run, limit: 1 });
    return same === undefined ? undefined : `run ${run} has done the same as ${same.task}`;
  };
}
