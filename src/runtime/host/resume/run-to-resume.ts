import { noSuchRun, OrchcError, runOfAnotherBuild } from "../../../contract/diagnostics/index.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { openStore, type RunRow } from "../../store/index.ts";
import type { Build } from "../read-build.ts";

/** @throws OrchcError when there is no such run, or it is of a build of another name */
export async function runToResume(
  run: string,
  { manifest }: Build,
  { paths }: Workspace,
): Promise<RunRow> {
  const store = await openStore(paths.database);
  try {
    const row = await store.run(run);
    if (row === undefined) throw new OrchcError(noSuchRun({ run, candidates: [] }));
    // An adapted plan goes on with the run that it was made for.
    const { adapted } = manifest;
    const isAdapted = adapted?.run === row.id && adapted.name === row.name;
    if (row.name === manifest.name || isAdapted) return row;
    throw new OrchcError(runOfAnotherBuild({ run, name: manifest.name, of: row.name }));
  } finally {
    await store.close();
  }
}
