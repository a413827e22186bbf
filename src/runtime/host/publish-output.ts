/** Brings an output to where it stays: the store, or the bus when it is large. */
import { join, relative } from "node:path";
import type { FileRef } from "../../catalog/context.ts";
import { outputOverLimit } from "../../contract/diagnostics/index.ts";
import type { TaskOutput } from "../../contract/events.ts";
import { canonicalJson, isTooDeep, sha256, type Json } from "../../contract/json.ts";
import type { CoreTask } from "../../contract/manifest.ts";
import type { Question } from "../protocol.ts";
import { findUnmet } from "./criteria.ts";
import { putOutput, stagedBytes } from "./files.ts";
import { ProtocolError } from "./protocol-error.ts";
import type { RunContext } from "./run-context.ts";
import { readDelivery } from "./read-output.ts";
import { taskError, TaskProblem } from "./task-error.ts";
import { recordVerification } from "./verification/record-verification.ts";
import { writeError } from "../write-error.ts";

export interface Producer {
  readonly task: string;
  /** Full name. */
  readonly tool: string;
  readonly version: string;
  readonly identity: string;
  /** What has to hold for the output. */
  readonly criteria: CoreTask["criteria"];
  /** Why the identity is no proof of equal work. */
  readonly byPath?: string | undefined;
  /** That it has put on the bus. */
  readonly files: readonly FileRef[];
  /** The folder of the worker process. */
  readonly staging: string;
}

/**
 * @throws TaskProblem when it is too large, does not meet a criterion, or says more findings than may be; ProtocolError when it is not where the worker process says that it is;
 *   OrchcError when the bus cannot be written
 */
export async function publishOutput(
  context: RunContext,
  { task, tool, version, criteria, identity, byPath, files, staging }: Producer,
  { output, headline, notes }: Extract<Question, { readonly ask: "succeed" }>,
): Promise<TaskOutput> {
  const { workspace, bus, run, secrets, build } = context;
  const limit = workspace.config.limits.outputBytes;
  if ("inline" in output && isTooDeep(output.inline))
    throw new ProtocolError("its output is nested too deeply");
  const host = { bus, run, task, staging, mask: secrets.mask };
  const bytes =
    "inline" in output
      ? Buffer.byteLength(JSON.stringify(output.inline))
      : await stagedBytes(staging, output.staged);
  if (bytes > limit) throw new TaskProblem(taskError(outputOverLimit({ bytes, limit })));
  const { cacheable, model, verifies } =
    build.manifest.tools.find(({ name }) => name === tool) ?? {};
  const metadata = {
    headline,
    notes,
    identity,
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
    if (verifies) await recordVerification(context, task, data);
    expectCriteria(criteria, data);
    return { data, metadata: { ...metadata, sha256: sha256(canonicalJson(data)) }, ...made };
  }
  const $file = await putOutput(host, output.staged).catch((error: unknown) => {
    if (error instanceof ProtocolError) throw error;
    throw writeError(error, join(bus.mount(run), task));
  });
  if (criteria !== undefined || verifies) {
    const whole = (await readDelivery(context, task, { file: $file })) ?? null;
    if (verifies) await recordVerification(context, task, whole);
    expectCriteria(criteria, whole);
  }
  const outputFile = relative(workspace.root, join(bus.mount(run), $file.file));
  return { data: { $file }, metadata, outputFile, ...made };
}

/** @throws TaskProblem, which is not retried: the same input gives the same output */
function expectCriteria(criteria: CoreTask["criteria"], output: Json): void {
  const unmet = findUnmet({ criteria }, output);
  if (unmet !== undefined) throw new TaskProblem(taskError(unmet));
}
