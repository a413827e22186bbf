import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { Recording, RecordedOutcome } from "../../../contract/recording.ts";
import { readOutput } from "../read-output.ts";
import type { RunContext } from "../run-context.ts";
import { notSaved } from "./recording-place.ts";
import { shapeOf } from "./shape.ts";

/** Writes what a run has recorded: whole, or not at all. Gives what kept the file from being written. */
export async function saveRecording(
  file: string,
  startedAt: string,
  context: RunContext,
): Promise<readonly Diagnostic[]> {
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
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return notSaved(file, name, code, context.workspace).diagnostics;
  }
  return [];
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
