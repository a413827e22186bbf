/** All that is stored of a run, joined with its manifest. */
import type { Readable } from "node:stream";
import { json } from "node:stream/consumers";
import type { FileRef } from "../../../catalog/context.ts";
import {
  invariant,
  outputNotRead,
  outputTooLarge,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import type { TaskError, TaskStatus, OutputMetadata } from "../../../contract/events.ts";
import { DEEPEST, isTooDeep, type Json } from "../../../contract/json.ts";
import type { CoreTask, Manifest, Unit } from "../../../contract/manifest.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import { isRegionTool } from "../../../contract/regions/region-rows.ts";
import { unitsByTask } from "../../../contract/regions/units.ts";
import { pinTimes, sinceOf } from "../../pin-times.ts";
import type { Bus } from "../../bus/index.ts";
import { compareFindings, type ComparedFindings } from "../../findings/compare-findings.ts";
import type { AttemptRow, OutputRow, RunRow, Store, TaskRow } from "../../store/index.ts";
import { collectedFailures, type CollectedFailure } from "./collected-failures.ts";
import { madeFiles, type MadeFile } from "./made-files.ts";
import { partsOf } from "./parts.ts";
import { isFileRef, isObject } from "./shapes.ts";

/**
 * An output of more bytes stays on the bus, and its `FileRef` stands in for it: the merged data is
 * held in memory as a whole, and nobody reads more in one file.
 */
const MOST_BYTES_OF_AN_OUTPUT = 8 * 2 ** 20;
/** The same for the outputs of a run together. */
const MOST_BYTES_OF_ALL_OUTPUTS = 64 * 2 ** 20;

export interface TaskOutput {
  /** The output, or the `FileRef` of one that was not read. */
  readonly data: Json;
  /** Whether `data` is the output itself. */
  readonly whole: boolean;
  readonly metadata: OutputMetadata;
  readonly files: readonly MadeFile[];
}

export interface TaskRecord {
  /** Its title has the values of the run's parameters. */
  readonly task: CoreTask;
  /** `pending` when the store does not know the task. */
  readonly status: TaskStatus;
  readonly row?: TaskRow;
  /** Its tries, the first first. */
  readonly attempts: readonly AttemptRow[];
  /** Why it failed, was skipped or cancelled, in words. */
  readonly reason?: string;
  /** What the tool says can be done about it. */
  readonly help?: string;
  readonly output?: TaskOutput;
  /** What its output is without, though it succeeded; absent: nothing. */
  readonly without?: readonly CollectedFailure[];
}

/** What a tool returned: of a task, or of an instance of it. */
export interface LeafOutput {
  readonly id: InstanceId;
  readonly agent: string;
  readonly output: TaskOutput;
}

export interface RunRecord {
  readonly run: RunRow;
  /** Its tasks are the parts of the plan: see `partsOf`. */
  readonly manifest: Manifest;
  /** In the order of the manifest. */
  readonly tasks: readonly TaskRecord[];
  /** All rows: tasks, regions and instances, in their order. */
  readonly rows: readonly TaskRow[];
  /** Attempts at them, by their ids. */
  readonly attempts: ReadonlyMap<string, readonly AttemptRow[]>;
  /** What tools returned, those within regions too, each once. */
  readonly leaves: readonly LeafOutput[];
  readonly byId: ReadonlyMap<string, TaskRecord>;
  /** By the ids of their tasks. */
  readonly unitOf: ReadonlyMap<string, Unit>;
  /** What verifiers have found, beside what they found before. */
  readonly findings: ComparedFindings;
  /** Outputs that could not be read, or were too large to be. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a run from the store and the bus.
 *
 * @param id a run that the store knows.
 */
export async function readRun(
  id: string,
  given: Manifest,
  store: Store,
  bus: Bus,
): Promise<RunRecord> {
  const run = await store.run(id);
  invariant(run !== undefined, `run ${id} is not in the store`);
  const pinned = pinTimes(given, sinceOf(run));
  const manifest = partsOf(pinned);
  const list = await store.tasks(id);
  const rows = new Map(list.map((row) => [row.id, row]));
  const attempts = Map.groupBy(await store.attempts(id), ({ task }) => task);
  const diagnostics: Diagnostic[] = [];
  const outputs = new Map<string, TaskOutput>();
  let bytes = 0;
  for await (const stored of store.outputs(id)) {
    const onBus = rows.get(stored.task)?.outputFile !== undefined;
    const room = Math.min(MOST_BYTES_OF_AN_OUTPUT, MOST_BYTES_OF_ALL_OUTPUTS - bytes);
    const output = await readOutput(stored, onBus, room, (ref) => bus.open(id, ref), diagnostics);
    if (output.whole) bytes += stored.metadata.bytes;
    outputs.set(stored.task, output);
  }
  const collected = collectedFailures(pinned, manifest.tasks, list, (row) => {
    const output = outputs.get(row);
    return output?.whole === true ? output.data : undefined;
  });
  const tasks = manifest.tasks.map((task) => {
    const without = collected.get(task.id);
    const record = taskRecord(
      task,
      rows.get(task.id),
      attempts.get(task.id) ?? [],
      outputs.get(task.id),
    );
    return without === undefined || record.output === undefined ? record : { ...record, without };
  });
  const byId = new Map(tasks.map((record) => [record.task.id, record]));
  const leaves = list.flatMap(({ id: leaf, agent, tool, status }) => {
    const output = isRegionTool(tool) || status !== "success" ? undefined : outputs.get(leaf);
    return output === undefined ? [] : [{ id: leaf, agent, output }];
  });
  const unitOf = unitsByTask(pinned);
  const findings = await compareFindings(store, id);
  return {
    run,
    manifest,
    tasks,
    rows: list,
    attempts,
    leaves,
    byId,
    unitOf,
    findings,
    diagnostics,
  };
}

async function readOutput(
  { task, data, metadata }: OutputRow,
  onBus: boolean,
  room: number,
  open: (ref: FileRef) => Readable,
  diagnostics: Diagnostic[],
): Promise<TaskOutput> {
  const whole = (output: Json): TaskOutput => ({
    data: output,
    whole: true,
    metadata,
    files: madeFiles(task, output),
  });
  const ref = onBus && isObject(data) ? data["$file"] : undefined;
  if (ref === undefined || !isFileRef(ref)) return whole(data);
  const { file } = ref;
  if (ref.bytes > room) {
    diagnostics.push(outputTooLarge({ task, file, bytes: ref.bytes }));
  } else {
    try {
      const output = (await json(open(ref))) as Json;
      // The worker process refuses it, but a tool can speak for it.
      if (isTooDeep(output)) throw new Error(`it is nested more than ${DEEPEST} deep`);
      return whole(output);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      diagnostics.push(outputNotRead({ task, file, reason }));
    }
  }
  return { data: ref, whole: false, metadata, files: [] };
}

function taskRecord(
  task: CoreTask,
  row: TaskRow | undefined,
  attempts: readonly AttemptRow[],
  output: TaskOutput | undefined,
): TaskRecord {
  const status = row?.status ?? "pending";
  const error: TaskError | undefined = status === "failed" ? attempts.at(-1)?.error : undefined;
  const reason = error?.message ?? (status === "success" ? undefined : row?.error);
  return {
    task: row === undefined ? task : { ...task, title: row.title },
    status,
    attempts,
    ...(row === undefined ? {} : { row }),
    ...(reason === undefined ? {} : { reason }),
    ...(error?.help === undefined ? {} : { help: error.help }),
    ...(status === "success" && output !== undefined ? { output } : {}),
  };
}

/** The record of one task of the manifest. */
export function recordOf(record: RunRecord, id: string): TaskRecord {
  const found = record.byId.get(id);
  invariant(found !== undefined, `task ${id} is not in the manifest`);
  return found;
}
