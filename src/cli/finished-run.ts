/** All that is kept of a run, read for showing. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { manifestSchema } from "../contract/manifest.ts";
import type { Store } from "../runtime/index.ts";
import type { Workspace } from "../workspace/index.ts";
import type { RunRow, TaskRow } from "./history.ts";

export interface FinishedRun {
  readonly run: RunRow;
  readonly tasks: readonly (TaskRow & { readonly needs: readonly string[] })[];
  /** Markdown; absent while there is none. */
  readonly answer?: string;
  /** Absolute paths of those that are there. */
  readonly files: { readonly answer?: string; readonly data?: string; readonly report?: string };
}

export async function readFinishedRun(
  run: RunRow,
  store: Store,
  { paths }: Workspace,
): Promise<FinishedRun> {
  const needs = await needsByTask(run);
  const folder = join(paths.runs, run.id);
  const answer = await readIfThere(join(folder, "answer.md"));
  const at = (name: string) => join(folder, name);
  return {
    run,
    tasks: (await store.tasks(run.id)).map((task) => ({
      ...task,
      needs: needs.get(task.id) ?? [],
    })),
    ...(answer === undefined
      ? { files: {} }
      : {
          answer,
          files: { answer: at("answer.md"), data: at("data.json"), report: at("report.html") },
        }),
  };
}

/** What each task needed, from the build, as long as it is still the one that was run. */
async function needsByTask({
  folder,
  plan,
}: RunRow): Promise<ReadonlyMap<string, readonly string[]>> {
  const text = await readIfThere(join(folder, "manifest.json"));
  if (text === undefined) return new Map();
  try {
    const manifest = manifestSchema.parse(JSON.parse(text));
    if (manifest.plan !== plan) return new Map();
    return new Map(manifest.tasks.map(({ id, needs }) => [id, needs.map(({ task }) => task)]));
  } catch {
    return new Map();
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}
