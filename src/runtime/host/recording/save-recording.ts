import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { Recording, RecordedOutcome } from "../../../contract/recording.ts";
import { writeError } from "../../write-error.ts";
import { readOutput } from "../outputs.ts";
import type { RunContext } from "../run-context.ts";
import { shapeOf } from "./shape.ts";

/** Writes what a run has recorded: whole, or not at all. @throws OrchcError when the file cannot be written */
export async function saveRecording(
  file: string,
  startedAt: string,
  context: RunContext,
): Promise<void> {
  const { build, params, tape } = context;
  const { name, plan } = build.manifest;
  const tasks = await outcomesOf(context);
  const recording: Recording = {
    version: 1,
    name,
    plan,
    startedAt,
    params,
    tasks,
    effects: [...tape.effects],
  };
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, `${JSON.stringify(recording, undefined, 2)}\n`);
  } catch (error) {
    throw writeError(error, file);
  }
}

/** Of every task: how it ended, and of what form its output is. */
export async function outcomesOf(context: RunContext): Promise<Record<string, RecordedOutcome>> {
  const rows = await context.store.tasks(context.run);
  const outcomes = rows.map(async ({ id, status }): Promise<[string, RecordedOutcome]> => {
    const shape = status === "success" ? shapeOf(await readOutput(context, id)) : [];
    return [id, { status, shape }];
  });
  return Object.fromEntries(await Promise.all(outcomes));
}
