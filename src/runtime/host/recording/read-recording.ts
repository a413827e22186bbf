import { readFile } from "node:fs/promises";
import {
  OrchcError,
  recordedRunNotReadable,
  recordingOfAnotherPlan,
} from "../../../contract/diagnostics/index.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import { recordingSchema, type Recording } from "../../../contract/recording.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { readFailure } from "../../read-failure.ts";
import { nameIn } from "./recording-place.ts";

/** @throws OrchcError when it cannot be read, or was not made of this build */
export async function readRecording(
  path: string,
  { name, plan }: Manifest,
  { root, paths }: Workspace,
): Promise<Recording> {
  const file = nameIn(root, path);
  const folder = nameIn(root, paths.recordings);
  const notReadable = (why: string) =>
    new OrchcError(recordedRunNotReadable({ file, why, name, folder }));
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw notReadable(readFailure(error));
  });
  const parsed = recordingSchema.safeParse(valueIn(text, notReadable));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw notReadable(`${issue?.path.join(".")}: ${issue?.message}`);
  }
  const recording = parsed.data;
  if (recording.name !== name || recording.plan !== plan) {
    throw new OrchcError(recordingOfAnotherPlan({ file, name, recorded: recording.name, folder }));
  }
  return recording;
}

function valueIn(text: string, notReadable: (why: string) => OrchcError): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notReadable("it is not JSON");
  }
}
