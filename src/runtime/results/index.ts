/** Where the results of a run lie, and its logs: what a person opens. The bus and the store do not know of them. */
import { join } from "node:path";
import type { Workspace } from "../../workspace/workspace.ts";

/** Absolute paths; whether something is there is another question. */
export interface ResultFiles {
  /** Where it is, the data and the report are too. */
  readonly answer: string;
  readonly data: string;
  readonly report: string;
  /** The last that is written. */
  readonly results: string;
}

export interface ResultPlaces {
  /** Of the files, of copies of what tasks made, and of the logs. */
  readonly folder: string;
  readonly logs: string;
  readonly files: ResultFiles;
}

export function resultPlaces({ paths }: Pick<Workspace, "paths">, run: string): ResultPlaces {
  const folder = join(paths.runs, run);
  return {
    folder,
    logs: join(folder, "logs"),
    files: {
      answer: join(folder, "answer.md"),
      data: join(folder, "data.json"),
      report: join(folder, "report.html"),
      results: join(folder, "run_results.json"),
    },
  };
}
