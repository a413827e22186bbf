/** All that is kept of a run, read for showing. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { adaptedNotes } from "../contract/adapted.ts";
import { manifestSchema, type Manifest } from "../contract/manifest.ts";
import type { Note } from "../contract/notes.ts";
import { partsAmong, type WithinCounts } from "./parts-among.ts";
import {
  compareFindings,
  partsOf,
  resultPlaces,
  type ComparedFindings,
  type Store,
} from "../runtime/index.ts";
import type { Workspace } from "../workspace/index.ts";
import { readAgentUsage, type AgentUsage } from "./agent-usage.ts";
import { shownRun, type RunRow, type ShownRun, type TaskRow } from "./history.ts";

type ShownRow = TaskRow & { readonly needs: readonly string[] };

export interface FinishedRun {
  readonly run: ShownRun;
  /** All rows: tasks, regions and what is in them. */
  readonly tasks: readonly ShownRow[];
  /** Those that have a line: a region is one, with how many in it have ended how. */
  readonly parts: readonly (ShownRow & { readonly within?: WithinCounts })[];
  /** What the answer admits; it stands in the text of the answer too. */
  readonly notes: readonly (Note & { readonly task?: string })[];
  /** Of its checks; the answer has them too. */
  readonly findings: ComparedFindings;
  readonly agents: readonly AgentUsage[];
  /** Markdown; absent while there is none. */
  readonly answer?: string;
  /** Absolute paths of those that are there. */
  readonly files: { readonly answer?: string; readonly data?: string; readonly report?: string };
}

export async function readFinishedRun(
  run: RunRow,
  store: Store,
  workspace: Workspace,
): Promise<FinishedRun> {
  const manifest = await manifestOf(run);
  const needs = needsByTask(manifest && partsOf(manifest));
  const tasks = (await store.tasks(run.id)).map((task) => ({
    ...task,
    needs: needs.get(task.id) ?? [],
  }));
  const { files } = resultPlaces(workspace, run.id);
  const answer = await readIfThere(files.answer);
  return {
    run: shownRun(run),
    tasks,
    parts: partsAmong(tasks, manifest),
    notes: await notesOf(run, manifest, store),
    findings: await compareFindings(store, run.id),
    agents: await readAgentUsage(run.id, store),
    ...(answer === undefined
      ? { files: {} }
      : {
          answer,
          files: { answer: files.answer, data: files.data, report: files.report },
        }),
  };
}

/** The build of a run, as long as it is still the one that was run. */
export async function manifestOf({ folder, plan }: RunRow): Promise<Manifest | undefined> {
  const text = await readIfThere(join(folder, "manifest.json"));
  if (text === undefined) return undefined;
  try {
    const manifest = manifestSchema.parse(JSON.parse(text));
    return manifest.plan === plan ? manifest : undefined;
  } catch {
    return undefined;
  }
}

function needsByTask(manifest: Manifest | undefined): ReadonlyMap<string, readonly string[]> {
  return new Map(
    (manifest?.tasks ?? []).map(({ id, needs }) => [id, needs.map(({ task }) => task)]),
  );
}

/** What planning noted, then what the tools did; databases of 0.1.0 have none. */
async function notesOf(
  run: RunRow,
  manifest: Manifest | undefined,
  store: Store,
): Promise<FinishedRun["notes"]> {
  const planned = [...adaptedNotes(manifest?.adapted), ...(manifest?.notes ?? [])];
  const notes: FinishedRun["notes"][number][] = planned.map(({ kind, text }) => ({ kind, text }));
  for await (const { task, metadata } of store.outputs(run.id))
    for (const note of metadata.notes ?? []) notes.push({ ...note, task });
  return notes;
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}
