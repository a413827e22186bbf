/** Puts what is known of an attempt that failed on the bus, for whoever looks for the cause. */
import type { ErrorContext } from "../../contract/error-context.ts";
import type { ArtifactFacts } from "../../contract/task-output.ts";
import { prettyJson } from "../../contract/json.ts";
import { orchcVersion } from "../../contract/package-root.ts";
import { errorFile, type Bus } from "../bus/index.ts";
import { readLogs, type LogLine } from "../logs/index.ts";
import type { Mask } from "./secrets/mask.ts";

/** Of its log, enough to see what led to the error: the whole of it stands in the logs of the run. */
const MOST_LINES = 50;
/** Characters of a line. */
const MOST_OF_LINE = 500;

/** What is known without its log. */
export type AttemptFacts = Omit<ErrorContext, "version" | "orchc" | "node" | "log" | "logOmitted">;

export interface ContextPlace {
  readonly bus: Bus;
  /** Folder of the logs of the run; what is logged of the task is in it. */
  readonly logs: string;
  readonly mask: Pick<Mask, "text" | "value">;
}

/**
 * Never rejects: that the task failed has to be told, whatever keeps this from being written.
 *
 * @returns `undefined` when it is not there: the disk is full, for instance
 */
export async function putErrorContext(
  { bus, logs, mask }: ContextPlace,
  known: AttemptFacts | Promise<AttemptFacts>,
): Promise<ArtifactFacts | undefined> {
  try {
    const facts = await known;
    const { run, task, attempt } = facts;
    const lines = (await readLogs(logs, [task]).next()).filter((line) => line.attempt === attempt);
    const wrote = { orchc: orchcVersion(), node: process.version };
    const context: ErrorContext = { version: 1, ...facts, ...wrote, ...lastOf(lines) };
    const text = prettyJson(mask.value(context));
    // A number can be one, which has no other text to stand for it.
    if (mask.text(text) !== text) return undefined;
    const name = errorFile(attempt);
    return await bus.write({ run, task, name, mediaType: "application/json", text });
  } catch {
    return undefined;
  }
}

function lastOf(all: readonly LogLine[]): Pick<ErrorContext, "log" | "logOmitted"> {
  const log = all.slice(-MOST_LINES).map(({ time, line }) => ({ time, line: shortened(line) }));
  const logOmitted = all.length - log.length;
  return { log, ...(logOmitted > 0 && { logOmitted }) };
}

function shortened(line: string): string {
  return line.length > MOST_OF_LINE ? `${line.slice(0, MOST_OF_LINE)} …` : line;
}
