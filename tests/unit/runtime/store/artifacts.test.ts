/** Rows of files on the bus: what they are, and which of them go when a task is done again. */
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ArtifactFacts } from "../../../../src/contract/task-output.ts";
import type { JournalEvent } from "../../../../src/contract/events.ts";
import { openStore, type Store } from "../../../../src/runtime/store/index.ts";
import { tempFolder, type TempFolder } from "../../../support/temp-folder.ts";
import { created, failed, resumed, retrying, reused, started, succeeded } from "./events.ts";

let folder: TempFolder;
let store: Store;
beforeEach(async () => {
  folder = await tempFolder();
  store = await openStore(join(folder.path, "results.db"));
});
afterEach(async () => {
  await store.close();
  await folder[Symbol.asyncDispose]();
});

const fact = (file: string): ArtifactFacts => ({
  file,
  sha256: "a".repeat(64),
  bytes: 3,
  mediaType: "text/plain",
});

function withContext(event: JournalEvent): JournalEvent {
  if (event.type !== "task.failed" && event.type !== "task.retrying") throw new Error("it is none");
  return { ...event, context: fact(`${event.task}/error-${event.attempt}.json`) };
}

/** Has made a file, and has an output on the bus. */
function withFiles(event: JournalEvent, model: boolean): JournalEvent {
  if (!("output" in event)) throw new Error("it has no output");
  const { output, task } = event;
  const metadata = { ...output.metadata, ...(model && { model }) };
  const data = { $file: { ...fact(`${task}/output.json`) } };
  return { ...event, output: { data, metadata, outputFile: "o", files: [fact(`${task}/a.txt`)] } };
}

const typesOf = async () =>
  (await store.artifacts("r1")).map(({ path, type }) => `${path} ${type}`);

test("what tells of failed attempts stays when a task is done again, and what it has made goes", async () => {
  await store.append([created("r1", ["t1", "t2"]), started("r1", "t1")]);
  await store.append([withContext(retrying("r1", "t1")), started("r1", "t1", 2)]);
  await store.append([withFiles(succeeded("r1", "t1", {}, 2), false), started("r1", "t2")]);
  await store.append([withContext(failed("r1", "t2"))]);
  const contexts = ["t1/error-1.json error", "t2/error-1.json error"];
  expect(await typesOf()).toEqual([
    "t1/a.txt file",
    "t1/error-1.json error",
    "t1/output.json output",
    contexts[1],
  ]);
  const [, context] = await store.artifacts("r1");
  expect(context).toMatchObject({ task: "t1", mediaType: "text/plain", bytes: 3, consumers: [] });

  await store.append([resumed("r1", ["t1", "t2"])]);
  expect(await typesOf()).toEqual(contexts);
  await store.append([withFiles(reused("r1", "t1"), false), started("r1", "t2", 2)]);
  await store.append([withContext(failed("r1", "t2", 2))]);
  expect(await typesOf()).toEqual([
    "t1/a.txt file",
    "t1/error-1.json error",
    "t1/output.json output",
    contexts[1],
    "t2/error-2.json error",
  ]);
  const before = await store.artifacts("r1");
  await store.rebuild();
  expect(await store.artifacts("r1")).toEqual(before);
});

test("what a tool makes that may ask a model has a type of its own, also where it was taken from another run", async () => {
  await store.append([created("r1", ["t1", "t2"]), started("r1", "t1")]);
  await store.append([
    withFiles(succeeded("r1", "t1", {}), true),
    withFiles(reused("r1", "t2"), true),
  ]);
  expect(await typesOf()).toEqual([
    "t1/a.txt model",
    "t1/output.json model",
    "t2/a.txt model",
    "t2/output.json model",
  ]);
});
