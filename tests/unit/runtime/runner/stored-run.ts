/** A run as the runtime leaves it: a real database, a real bus, and the manifest that belongs to it. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileRef } from "../../../../src/catalog/context.ts";
import type { JournalEvent, TaskError } from "../../../../src/contract/events.ts";
import { sha256, type Json, type JsonObject } from "../../../../src/contract/json.ts";
import {
  MANIFEST_VERSION,
  type CoreTask,
  type DynamicGrant,
  type Manifest,
} from "../../../../src/contract/manifest.ts";
import type { Note } from "../../../../src/contract/notes.ts";
import { mentions, parseReference, type Args } from "../../../../src/contract/values.ts";
import { busOf, type Bus } from "../../../../src/runtime/bus/index.ts";
import { consolidate, type ConsolidateOptions } from "../../../../src/runtime/runner/index.ts";
import { openStore, type Store } from "../../../../src/runtime/store/index.ts";
import { configSchema } from "../../../../src/workspace/config.ts";
import { workspaceAt, type Workspace } from "../../../../src/workspace/workspace.ts";
import { coreOf } from "../../../support/core.ts";
import { tempFolder, type TempFolder } from "../../../support/temp-folder.ts";
import { noPermissions } from "../../../support/permissions.ts";

export const RUN = "r1";
const START = Date.parse("2026-03-01T09:00:00.000Z");

export interface TaskSpec {
  readonly id: string;
  readonly title?: string;
  /** Default `demo.tool`. */
  readonly tool?: string;
  readonly args?: Args;
  /** Beside those that references imply. */
  readonly needs?: readonly string[];
  /** Seconds that it was expected to take; default 1. */
  readonly estimate?: number;
  /** Milliseconds after the start of the run, and how long it took; default 0 and 100. */
  readonly at?: number;
  readonly ms?: number;
  readonly output?: Json;
  readonly headline?: readonly string[];
  /** What the tool admitted. */
  readonly notes?: readonly Note[];
  /** Puts the output on the bus, as the runtime does with a large one. */
  readonly onBus?: boolean;
  /** Instead of an output. */
  readonly failed?: Partial<TaskError> & { readonly message: string };
  readonly skipped?: string;
  readonly cancelled?: string;
  /** Failed tries before the last. */
  readonly retries?: number;
  /** Files on the bus, by name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

export interface RunSpec {
  readonly query?: string;
  readonly params?: JsonObject;
  readonly tasks: readonly TaskSpec[];
  /** Files and folders of the workspace that the tasks may read. */
  readonly read?: readonly string[];
  readonly dynamic?: readonly DynamicGrant[];
  /** Milliseconds; default the end of the last task. `null` for a run that has not ended. */
  readonly ended?: number | null;
  readonly manifest?: Partial<Manifest>;
}

export interface StoredRun extends AsyncDisposable {
  readonly folder: TempFolder;
  readonly store: Store;
  readonly manifest: Manifest;
  readonly workspace: Workspace;
  readonly bus: Bus;
  consolidate(options?: Partial<ConsolidateOptions>): ReturnType<typeof consolidate>;
}

export async function storedRun(spec: RunSpec): Promise<StoredRun> {
  const folder = await tempFolder();
  const workspace = workspaceAt(folder.path, configSchema.parse({}));
  const store = await openStore(workspace.paths.database);
  const manifest = manifestOf(spec);
  const bus = busOf(workspace);
  const mount = bus.mount(RUN);
  const { query = "What is it?", params = {} } = spec;
  await store.append([
    {
      type: "run.started",
      run: RUN,
      at: time(0),
      facts: {
        name: manifest.name,
        plan: manifest.plan,
        params,
        query,
        orchc: manifest.orchc,
        node: "v26.0.0",
        sandbox: "Node's permission model",
        folder: join(workspace.paths.generated, manifest.name),
        pid: 1,
      },
      tasks: manifest.tasks.map(({ id, agent, tool, title }) => {
        return { id, agent, tool, title, unit: "u1" };
      }),
    },
  ]);
  for (const task of spec.tasks) await store.append(await eventsOf(task, mount));
  const last = Math.max(0, ...spec.tasks.map(({ at = 0, ms = 100 }) => at + ms));
  if (spec.ended !== null) {
    const status = spec.tasks.some(({ failed }) => failed) ? "failed" : "success";
    await store.append([
      { type: "run.finished", run: RUN, status, ms: last, at: time(spec.ended ?? last) },
    ]);
  }
  return {
    folder,
    store,
    manifest,
    workspace,
    bus,
    consolidate: (options = {}) =>
      consolidate({ run: RUN, manifest, store, workspace, validate: true, ...options }),
    async [Symbol.asyncDispose]() {
      await store.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** The reference to a file that a task of the specification has among its `files`. */
export function fileRef(task: string, name: string, content: string, mediaType: string): FileRef {
  const bytes = Buffer.byteLength(content);
  return { file: `${task}/${name}`, sha256: sha256(content), bytes, mediaType };
}

async function eventsOf(task: TaskSpec, bus: string): Promise<JournalEvent[]> {
  const { id, at = 0, ms = 100, retries = 0, skipped, cancelled } = task;
  for (const [name, content] of Object.entries(task.files ?? {})) await put(bus, id, name, content);
  const reason = skipped ?? cancelled;
  if (reason !== undefined) {
    const type = skipped === undefined ? "task.cancelled" : "task.skipped";
    return [{ type, run: RUN, task: id, reason, at: time(at) }];
  }
  if (task.output === undefined && task.failed === undefined) return [];
  const tries: JournalEvent[] = [];
  for (let attempt = 1; attempt <= retries; attempt++) {
    const error = { code: "ORC4301", message: "not yet", retryable: true };
    tries.push(
      { type: "task.started", run: RUN, task: id, attempt, at: time(at), pid: 1 },
      { type: "task.retrying", run: RUN, task: id, attempt, delayMs: 0, error, at: time(at) },
    );
  }
  const attempt = retries + 1;
  const common = { run: RUN, task: id, attempt };
  return [
    ...tries,
    { type: "task.started", ...common, at: time(at), pid: 1 },
    { ...common, ms, at: time(at + ms), ...(await outcomeOf(task, bus)) },
  ];
}

async function outcomeOf(task: TaskSpec, bus: string) {
  const {
    id,
    tool = "demo.tool",
    output = null,
    headline = [],
    failed,
    onBus = false,
    notes,
  } = task;
  if (failed !== undefined) {
    const error = { code: "ORC4301", retryable: false, ...failed };
    return { type: "task.failed" as const, error };
  }
  const text = JSON.stringify(output);
  const bytes = Buffer.byteLength(text);
  const metadata = {
    headline,
    ...(notes !== undefined && { notes }),
    identity: "",
    tool,
    version: "1",
    bytes,
  };
  if (!onBus) return { type: "task.succeeded" as const, output: { data: output, metadata } };
  await put(bus, id, "output.json", text);
  const ref = fileRef(id, "output.json", text, "application/json");
  const outputFile = `.orchc/bus/${RUN}/${ref.file}`;
  return {
    type: "task.succeeded" as const,
    output: { data: { $file: ref }, metadata, outputFile },
  };
}

async function put(bus: string, task: string, name: string, content: string | Uint8Array) {
  const path = join(bus, task, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

function manifestOf({
  query = "What is it?",
  tasks,
  read = [],
  dynamic = [],
  manifest,
}: RunSpec): Manifest {
  const core = tasks.map(coreTask);
  const seconds = core.reduce((sum, { estimate }) => sum + estimate.seconds, 0);
  return {
    version: MANIFEST_VERSION,
    orchc: "0.1.0",
    name: "demo",
    plan: sha256(query),
    source: { query, sha256: sha256(query), planner: "grammar@2" },
    profile: "balanced",
    params: {},
    analysis: {
      criticalPath: core.map(({ id }) => id),
      secondsInParallel: seconds,
      secondsInSequence: seconds,
      usd: 0,
    },
    tools: [],
    tasks: core,
    core: coreOf([["r1", core.map(({ id }) => id)]]),
    units: [
      {
        id: "u1",
        file: "u1.ts",
        sha256: "",
        region: "r1",
        permissions: { ...noPermissions, read: [...read] },
        dynamic: [...dynamic],
      },
    ],
    files: {},
    digest: "",
    ...manifest,
  };
}

function coreTask(spec: TaskSpec): CoreTask {
  const {
    id,
    title = `Task ${id}`,
    tool = "demo.tool",
    args = {},
    needs = [],
    estimate = 1,
  } = spec;
  const implied = Object.values(args)
    .flatMap((arg) => mentions(arg))
    .flatMap(({ shape }) => (shape.is === "ref" ? [parseReference(shape.text)?.task ?? ""] : []));
  return {
    id,
    title,
    agent: tool.split(".")[0] ?? "",
    tool,
    args: { ...args },
    needs: [...new Set([...implied, ...needs])].map((task) => ({ task, when: "success" as const })),
    priority: "medium",
    estimate: { seconds: estimate, usd: 0 },
    retry: { limit: 0, backoff: "fixed", baseMs: 0 },
    timeoutMs: 30_000,
  };
}

function time(ms: number): string {
  return new Date(START + ms).toISOString();
}
