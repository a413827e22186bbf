/** What went wrong, told from whatever was thrown. */
import { fileURLToPath } from "node:url";
import { errorClasses, type ErrorClass } from "../../contract/error-class.ts";
import type { Over } from "../protocol/answers.ts";
import type { Failure } from "../reported-failure.ts";
import { isDiskFull } from "./staging.ts";
import { causesOf, thrownOf } from "./thrown.ts";

/**
 * Thrown in a script when one of its tasks did not succeed, which the host knows by then: it ends the script, or the
 * block that the task is in.
 */
export class TaskStopped extends Error {
  override readonly name = "TaskStopped";
  /** Why it failed; absent where the script has to end, or its block is not needed any more. */
  readonly over: Over | undefined;

  constructor(over?: Over) {
    super(over?.error);
    this.over = over;
  }
}

/** A tool's input or output does not fit its schema. */
export class Misfit extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.why);
    this.failure = failure;
  }
}

/** Errors of the system that a later try may not meet again. */
const TRANSIENT = new Set([
  "EAGAIN",
  "EAI_AGAIN",
  "EBUSY",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EMFILE",
  "ENFILE",
  "EPIPE",
  "ETIMEDOUT",
]);

/** How much of a message is kept: enough to read, not a page of somebody's data. */
const LONGEST_MESSAGE = 4000;

export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Misfit) return thrown.failure;
  if (!(thrown instanceof Error)) {
    return { why: "threw", message: `${describe(thrown)} was thrown`, transient: false };
  }
  return refusedBy(thrown) ?? threw(thrown);
}

function threw(error: Error): Failure {
  const { help, retryable } = error as { readonly help?: unknown; readonly retryable?: unknown };
  const causes = causesOf(error);
  return {
    why: "threw",
    message: messageOf(error),
    ...(typeof help === "string" ? { help } : {}),
    ...faultOf(error),
    ...(typeof retryable === "boolean" ? { retryable } : {}),
    transient: causes.some((cause) => TRANSIENT.has(codeOf(cause))),
    ...delayOf(causes),
    ...kindOf(causes),
    ...thrownOf(error),
  };
}

/** As with the delay: a tool may say in words of its own what it was refused. */
function kindOf(causes: readonly Error[]): { readonly kind?: ErrorClass } {
  for (const cause of causes) {
    const { kind } = cause as { readonly kind?: unknown };
    const known = errorClasses.find((one) => one === kind);
    if (known !== undefined) return { kind: known };
  }
  return {};
}

/** A tool may say in words of its own what it was refused, with the refusal as the cause. */
function delayOf(causes: readonly Error[]): { readonly retryAfterMs?: number } {
  for (const cause of causes) {
    const { retryAfterMs } = cause as { readonly retryAfterMs?: unknown };
    if (typeof retryAfterMs === "number" && retryAfterMs >= 0) return { retryAfterMs };
  }
  return {};
}

/** An error of the language is no message to a user, but a fault in the code of the tool: its author wants the line. */
function faultOf(error: Error): { readonly fault?: string } {
  const faults = [TypeError, ReferenceError, RangeError, SyntaxError];
  if (!faults.some((kind) => error instanceof kind)) return {};
  const frames = (error.stack ?? "").split("\n").flatMap((line) => {
    const [, place] = /[\s(]((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*:\d+:\d+)\)?$/.exec(line) ?? [];
    return place === undefined ? [] : [place];
  });
  const own = frames.find((place) => !/[\\/]node_modules[\\/]/.test(place));
  if (own === undefined) return {};
  const [, file = "", place = ""] = /^(.*?)((?::\d+){2})$/.exec(own) ?? [];
  return { fault: `${file.startsWith("file:") ? fileURLToPath(file) : file}${place}` };
}

/** What confines the process refused something: the message of Node or the system is no help to the author of a tool. */
function refusedBy(error: Error): Failure | undefined {
  for (const cause of causesOf(error)) {
    if (codeOf(cause) === "ERR_DLOPEN_DISABLED") {
      return { why: "denied", permission: "Addons", resource: "", ...thrownOf(error) };
    }
    if (codeOf(cause) === "ERR_ACCESS_DENIED") return { ...denied(cause), ...thrownOf(error) };
    if (codeOf(cause) === "EFBIG") return { why: "file-length" };
    if (isDiskFull(cause)) return { ...diskFull(cause), ...thrownOf(error) };
  }
  return undefined;
}

/** The tool is not at fault, whatever it says of it. */
function diskFull(error: Error): Extract<Failure, { why: "disk-full" }> {
  const { path } = error as { readonly path?: unknown };
  return { why: "disk-full", ...(typeof path === "string" && { file: path }) };
}

function denied(error: Error): Extract<Failure, { why: "denied" }> {
  const { permission, resource, syscall } = error as {
    readonly permission?: string;
    readonly resource?: string;
    readonly syscall?: string;
  };
  // Of sockets and look-ups Node says the system call instead.
  if (permission === undefined && syscall !== undefined) {
    return { why: "denied", permission: "Net", resource: "" };
  }
  return { why: "denied", permission: permission || error.message, resource: resource ?? "" };
}

export function messageOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message || thrown.name : describe(thrown);
  return text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)} …` : text;
}

function describe(thrown: unknown): string {
  if (typeof thrown === "string") return JSON.stringify(thrown.slice(0, LONGEST_MESSAGE));
  if (typeof thrown === "object" && thrown !== null) return "an object that is not an Error";
  return String(thrown);
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}
