/** Brings an output to where it stays: the store, or the bus when it is large. */
import { join, relative } from "node:path";
import { outputOverLimit } from "../../contract/diagnostics/index.ts";
import type { TaskOutput } from "../../contract/task-output.ts";
import { canonicalJson, isTooDeep, sha256, type Json } from "../../contract/json.ts";
import type { CoreTask } from "../../contract/manifest.ts";
import type { Question } from "../protocol/questions.ts";
import type { Attempt } from "./attempt.ts";
import { findUnmet } from "./criteria.ts";
import { putOutput, stagedBytes } from "./files.ts";
import type { TaskIdentity } from "./identity/identify.ts";
import { ProtocolError } from "./protocol-error.ts";
import type { RunContext } from "./run-context.ts";
import { readDelivery } from "./read-output.ts";
import { taskError, TaskProblem } from "./task-error.ts";
import { writeError } from "../write-error.ts";

export interface Publishing {
  /** What has made the output, with the files that it has put on the bus. */
  readonly attempt: Pick<Attempt, "core" | "version" | "files">;
  /** Under which it is kept. */
  readonly identity: TaskIdentity | undefined;
  /** The folder of the worker process. */
  readonly staging: string;
}

/**
 * @throws TaskProblem when it is too large, or does not meet a criterion; ProtocolError when it is not where the worker process says that it is;
 *   OrchcError when the bus cannot be written
 */
export async function publishOutput(
  context: RunContext,
  { attempt, identity, staging }: Publishing,
  { output, headline, notes }: Extract<Question, { readonly ask: "succeed" }>,
): Promise<TaskOutput> {
  const { workspace, bus, run, secrets, build } = context;
  const { version, files } = attempt;
  const { id: task, tool, criteria } = attempt.core;
  const { sha256: identified = "", byPath } = identity ?? {};
  const limit = workspace.config.limits.outputBytes;
  if ("inline" in output && isTooDeep(output.inline))
    throw new ProtocolError("its output is nested too deeply");
  const host = { bus, run, task, staging, mask: secrets.mask };
  const bytes =
    "inline" in output
      ? Buffer.byteLength(JSON.stringify(output.inline))
      : await stagedBytes(staging, output.staged);
  if (bytes > limit) throw new TaskProblem(taskError(outputOverLimit({ bytes, limit })));
  const { cacheable, model } = build.manifest.tools.find(({ name }) => name === tool) ?? {};
  const metadata = {
    headline,
    notes,
    identity: identified,
    tool,
    version,
    bytes,
    ...(byPath !== undefined && { byPath }),
    ...(cacheable === true && byPath === undefined && { cacheable }),
    ...(model === true && { model }),
  };
  const made = files.length > 0 && { files };
  if ("inline" in output) {
    const data = secrets.mask.value(output.inline);
    expectCriteria(criteria, data);
    return { data, metadata: { ...metadata, sha256: sha256(canonicalJson(data)) }, ...made };
  }
  const $file = await putOutput(host, output.staged).catch((error: unknown) => {
    if (error instanceof ProtocolError) throw error;
    throw writeError(error, join(bus.mount(run), task));
  });
  if (criteria !== undefined) {
    expectCriteria(criteria, (await readDelivery(context, task, { file: $file })) ?? null);
  }
  const outputFile = relative(workspace.root, join(bus.mount(run), $file.file));
  return { data: { $file }, metadata, outputFile, ...made };
}

/** @throws TaskProblem, which is not retried: the same input gives the same output */
function expectCriteria(criteria: CoreTask["criteria"], output: Json): void {
  const unmet = findUnmet({ criteria }, output);
  if (unmet !== undefined) throw new TaskProblem(taskError(unmet));
}
