/** The pages of a run in a workspace of its own. */
import { readdir } from "node:fs/promises";
import type { UserWorkspace } from "../../support/user-workspace.ts";

export interface MadePages extends AsyncDisposable {
  /** Absolute path of the run's `report.html`. */
  readonly report: string;
  /** Absolute path of the first page that a task made. */
  readonly page: string;
  /** Absolute paths of the pictures that tasks drew. */
  readonly pictures: readonly string[];
}

/** Of the only run. The workspace goes when the pages are disposed of. */
export async function onlyRun(workspace: UserWorkspace): Promise<MadePages> {
  const [run = ""] = await readdir(workspace.at(".orchc/runs"));
  const folder = `.orchc/runs/${run}`;
  const files = await readdir(workspace.at(`${folder}/files`));
  const page = files.find((file) => file.endsWith(".html"));
  if (page === undefined) throw new Error(`no task made a page, only: ${files.join(", ")}`);
  return {
    report: workspace.at(`${folder}/report.html`),
    page: workspace.at(`${folder}/files/${page}`),
    pictures: files
      .filter((file) => file.endsWith(".svg"))
      .map((file) => workspace.at(`${folder}/files/${file}`)),
    [Symbol.asyncDispose]: () => workspace[Symbol.asyncDispose](),
  };
}
