/** What was thrown, for whoever looks for the cause: its class, and where it came from. */
import { MOST_CLASS, MOST_STACK } from "../reported-failure.ts";

/** A chain of causes that a tool made longer than this, or closed to a circle, is not followed. */
const MOST_CAUSES = 10;

/** The error, what caused it, what caused that, and so on. */
export function causesOf(error: Error): Error[] {
  const causes = [error];
  for (
    let { cause } = error;
    cause instanceof Error && causes.length < MOST_CAUSES;
    { cause } = cause
  ) {
    causes.push(cause);
  }
  return causes;
}

/** Messages are left out of the stack, except those of causes: what a tool says stands in the message of its task. */
export function thrownOf(thrown: unknown): { readonly class?: string; readonly stack?: string } {
  if (!(thrown instanceof Error)) return {};
  const [own, ...causes] = causesOf(thrown).map((error) => ({ error, frames: framesOf(error) }));
  const caused = causes.map(({ error, frames }) =>
    [`caused by ${classOf(error)}: ${textOf(error.message)}`, frames].filter(Boolean).join("\n"),
  );
  const stack = [own?.frames ?? "", ...caused].filter(Boolean).join("\n");
  return { class: classOf(thrown), ...(stack !== "" && { stack: stack.slice(0, MOST_STACK) }) };
}

function classOf({ name }: Error): string {
  return textOf(name).slice(0, MOST_CLASS);
}

/** Whatever the types say, a tool can set them to anything. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function framesOf({ stack }: Error): string {
  const lines = textOf(stack).split("\n");
  return lines.filter((line) => /^\s+at /.test(line)).join("\n");
}
