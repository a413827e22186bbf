/** What an answer must admit: parts of the plan that have no output, or an empty one. */
import type { TaskStatus } from "../../../contract/events.ts";
import { count, formatNumber } from "../text/format-number.ts";
import { plainLine } from "../text/plain-line.ts";
import type { CollectedFailure } from "./collected-failures.ts";
import type { TaskRecord } from "./read-run.ts";
import { isEmptyOutput } from "./shapes.ts";

export interface MissingPart {
  readonly task: string;
  readonly title: string;
  /** What became of it, in a word or two after its title: `failed`. */
  readonly what: string;
  /** The same as a whole sentence, and further ones on why and what to do. */
  readonly said: string;
  /** Whether the part has an output, which is without some of what it was to hold. */
  readonly isPartial?: true;
}

/** Failures that are quoted; the rest are counted. */
const MOST_QUOTED = 3;

const WORDS: Readonly<Record<TaskStatus, string>> = {
  success: "has no output",
  failed: "failed",
  skipped: "was skipped",
  cancelled: "was cancelled",
  pending: "did not run",
  running: "did not end",
  waiting: "waits for a person",
};

/**
 * The part that a task leaves out; `undefined` when it has an output with something in it, and when it was never to
 * run as things went: what waits for a failure that did not happen is not missing.
 */
export function missingPart(
  record: TaskRecord,
  byId: ReadonlyMap<string, TaskRecord>,
): MissingPart | undefined {
  const { task, status, output, without } = record;
  if (status === "skipped" && isSkippedByDesign(record, byId)) return undefined;
  const part = { task: task.id, title: plainLine(task.title) };
  if (output !== undefined && without !== undefined) {
    const what = `is without ${count(without.length, "part")} that failed`;
    return { ...part, what, said: `${what}: ${quoted(task.id, without)}`, isPartial: true };
  }
  if (output !== undefined) {
    const isEmpty = output.whole && isEmptyOutput(output.data);
    return isEmpty ? { ...part, what: "came back empty", said: "came back empty." } : undefined;
  }
  const what = WORDS[status];
  const why = reasonOf(record);
  // A reason to skip is a sentence; an error is the rest of one.
  const joint = why === "" ? "." : status === "failed" ? ": " : ". ";
  return { ...part, what, said: `${what}${joint}${why}` };
}

function quoted(part: string, without: readonly CollectedFailure[]): string {
  const shown = without.slice(0, MOST_QUOTED).map(({ region, of, error }) => {
    const place = region === part ? of : `${of} of ${region}`;
    return `${place} (${plainLine(error, 200).replace(/[.!?…]$/, "")})`;
  });
  const left = without.length - shown.length;
  return `${[...shown, ...(left === 0 ? [] : [`and ${formatNumber(left)} more`])].join(", ")}.`;
}

function isSkippedByDesign(
  { task, status }: TaskRecord,
  byId: ReadonlyMap<string, TaskRecord>,
): boolean {
  if (status !== "skipped") return false;
  return task.needs.some(({ task: id, when }) => {
    const other = byId.get(id);
    if (other === undefined) return false;
    if (when === "failure" && other.status === "success") return true;
    return isSkippedByDesign(other, byId);
  });
}

/** Why a task has no output and what can be done about it, in sentences; empty when nothing is known. */
export function reasonOf({ reason, help }: TaskRecord): string {
  return [reason, help]
    .filter((text) => text !== undefined)
    .map(asSentence)
    .join(" ");
}

function asSentence(text: string): string {
  const line = plainLine(text, 400);
  return line === "" || /[.!?…]$/.test(line) ? line : `${line}.`;
}
