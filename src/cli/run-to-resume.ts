/** Which run goes on: one that is named, or the newest of a build that has not succeeded. */
import { join } from "node:path";
import { noRunToResume, OrchcError } from "../contract/diagnostics/index.ts";
import { readManifest } from "../runtime/index.ts";
import type { Workspace } from "../workspace/index.ts";
import { runNamed, shownStatus, withHistory, type RunRow } from "./history.ts";

/** More runs than this are not searched for one of the build. */
const MOST_RUNS = 1000;

/** @throws OrchcError when there is no such build, or no such run of it */
export async function runToResume(
  name: string,
  written: string,
  workspace: Workspace,
): Promise<RunRow> {
  // Without it, whatever is said of its runs leads nowhere.
  const { adapted } = await readManifest(join(workspace.paths.generated, name));
  return withHistory(workspace, async (store) => {
    if (written !== "") return runNamed(store, written);
    const runs = await store.runs({ limit: MOST_RUNS });
    // An adapted plan whose own run has not begun goes on with the run that it was made for.
    if (adapted !== undefined && !runs.some((run) => run.name === name))
      return runNamed(store, adapted.run);
    const open = runs.find(
      (run) => run.name === name && !["success", "running"].includes(shownStatus(run)),
    );
    if (open === undefined) throw new OrchcError(noRunToResume({ name }));
    return open;
  });
}
