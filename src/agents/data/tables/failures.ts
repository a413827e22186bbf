/** What DuckDB refuses, in a sentence with a way out. */
import { ToolError } from "../../../catalog/authoring.ts";

/** Arithmetic that went beyond the type of its numbers: the same query with floating-point numbers may succeed. */
export class OverflowError extends ToolError {}

/** @throws ToolError with DuckDB's reason; what is not an error of a query goes on as it is */
export function failureOf(cause: unknown): never {
  const message = cause instanceof Error ? cause.message : String(cause);
  const [reason = message] = message.split("\n", 1);
  if (/^(Out of Range|Conversion) Error/.test(message)) {
    throw new OverflowError(`A number is too large to compute with (${reason}).`, {
      help: "Leave out the extreme values (where), or divide the column by a constant first (derive).",
      cause,
    });
  }
  if (message.startsWith("Out of Memory Error")) {
    throw new ToolError("The computation needs more memory or disk than it may use.", {
      help: "Keep fewer rows (where) or columns (select), or group by something with fewer values.",
      cause,
    });
  }
  throw cause;
}
