import { readFile } from "node:fs/promises";
import {
  OrchcError,
  recordedRunNotReadable,
  recordingOfAnotherPlan,
} from "../../../contract/diagnostics/index.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import { recordingSchema, type Recording } from "../../../contract/recording.ts";
import { readFailure } from "../../read-failure.ts";

/** @throws OrchcError when it cannot be read, or was not made of this build */
export async function readRecording(file: string, { name, plan }: Manifest): Promise<Recording> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw notReadable(file, readFailure(error));
  });
  const parsed = recordingSchema.safeParse(valueIn(text, file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw notReadable(file, `${issue?.path.join(".")}: ${issue?.message}`);
  }
  const recording = parsed.data;
  if (recording.name !== name || recording.plan !== plan) {
    throw new OrchcError(recordingOfAnotherPlan({ file, name, recorded: recording.name }));
  }
  return recording;
}

function valueIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notReadable(file, "it is not JSON");
  }
}

function notReadable(file: string, why: string): OrchcError {
  return new OrchcError(recordedRunNotReadable({ file, why }));
}
