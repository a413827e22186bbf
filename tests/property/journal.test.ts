/** Whatever happens in runs, the tables that follow from the journal are the same when they are made again from it. */
import Database from "better-sqlite3";
import fc from "fast-check";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { JournalEvent } from "../../src/contract/events.ts";
import { EventRefused, openStore, type Store } from "../../src/runtime/store/index.ts";
import { tempFolder } from "../support/temp-folder.ts";
import {
  added,
  cancelled,
  created,
  failed,
  finished,
  gateDecided,
  gateWaiting,
  resumed,
  reused,
  retrying,
  skipped,
  started,
  succeeded,
} from "../unit/runtime/store/events.ts";

/** Known when the run starts; the others are added while it goes on. */
const FIRST = ["t1", "t2"];
const TASKS = [...FIRST, "t3[0]", "t3[1].t4"];

const fileOf = (task: string) => ({
  file: `${task}/rows.ndjson`,
  sha256: "a".repeat(64),
  bytes: 3,
  mediaType: "application/x-ndjson",
});

/** Has made a file, and has an output on the bus. */
function withFile(event: JournalEvent, task: string): JournalEvent {
  if (!("output" in event)) throw new Error("it has no output");
  const $file = { ...fileOf(task), file: `${task}/output.json` };
  const output = { ...event.output, data: { $file }, outputFile: "o", files: [fileOf(task)] };
  return { ...event, output };
}

/** In all runs but the first, what is known of the attempt stands on the bus. */
function told(run: number, event: JournalEvent): JournalEvent {
  if (event.type !== "task.failed" && event.type !== "task.retrying") throw new Error("it is none");
  if (run === 0) return event;
  const { task, attempt } = event;
  return { ...event, context: { ...fileOf(task), file: `${task}/error-${attempt}.json` } };
}

/** In the last run, by tools that may ask a model. */
function madeBy(run: number, event: JournalEvent): JournalEvent {
  if (!("output" in event) || run < 2) return event;
  const { output } = event;
  return { ...event, output: { ...output, metadata: { ...output.metadata, model: true } } };
}

type Step = readonly [run: number, task: number, what: number];

/** What a step would write; `undefined` when its task has had no attempt that could end. */
async function eventOf([r, t, what]: Step, store: Store): Promise<JournalEvent> {
  const run = `r${r}`;
  const task = TASKS[t % TASKS.length] ?? "";
  const attempt = (await store.task(run, task))?.attempt ?? 0;
  const kinds = [
    () => created(run, FIRST, {}, r),
    () => added(run, [task]),
    () => added(run, TASKS.slice(2)),
    () => started(run, task, attempt + 1),
    () => ({ ...started(run, task, attempt + 1), uses: TASKS.map(fileOf) }),
    () => madeBy(r, withFile(succeeded(run, task, { [task]: "it's ☂" }, attempt), task)),
    () => told(r, failed(run, task, attempt)),
    () => told(r, retrying(run, task, attempt)),
    () => skipped(run, task),
    () => cancelled(run, task),
    () => finished(run, "failed"),
    () => resumed(run, [task]),
    () => madeBy(r, withFile(reused(run, task), task)),
    () => gateWaiting(run, task, attempt),
    () => gateDecided(run, task, attempt),
    () => finished(run, "waiting"),
  ];
  return kinds[what % kinds.length]!();
}

function rowsOf(file: string): unknown[][] {
  const database = new Database(file, { readonly: true });
  try {
    return [
      "runs",
      "worker_runs",
      "task_outputs",
      "attempts",
      "artifacts",
      "artifact_consumption",
      "gates",
      "manual_interventions",
      "leases",
      "events",
    ].map((table) => database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all());
  } finally {
    database.close();
  }
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(fc.tuple(fc.nat(2), fc.nat(3), fc.nat(15)), {
  minLength: 10,
  maxLength: 80,
});

test("random runs are rebuilt to equal rows, and refused events leave no trace", async () => {
  let applied = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      await using folder = await tempFolder();
      const file = join(folder.path, "results.db");
      const store = await openStore(file);
      for (const r of [0, 1, 2]) {
        await store.append([created(`r${r}`, FIRST, {}, r)]);
        await store.takeLease(`r${r}`, 0, "somebody");
      }
      for (const step of taken) {
        const event = await eventOf(step, store);
        const before = rowsOf(file);
        try {
          const [recorded] = await store.append([event]);
          expect(await store.events(event.run, { after: (recorded?.seq ?? 0) - 1 })).toEqual([
            { ...event, seq: recorded?.seq },
          ]);
          applied += 1;
        } catch (error) {
          if (!(error instanceof EventRefused)) throw error;
          expect(rowsOf(file)).toEqual(before);
        }
      }
      const before = rowsOf(file);
      await store.rebuild();
      expect(rowsOf(file)).toEqual(before);
      await store.close();
    }),
    { numRuns: 40 },
  );
  // Of steps that are drawn blindly many fit.
  expect(applied).toBeGreaterThan(300);
});
