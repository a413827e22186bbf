/** Checks a value against a tool's schema, and says what does not fit as a reader of the plan would. */
import type { z } from "zod";
import { Misfit } from "./failure.ts";

/** More than this helps nobody: a table with a wrong column has the same problem in every row. */
const MOST_PROBLEMS = 5;

export async function check<Schema extends z.ZodObject>(
  schema: Schema,
  value: unknown,
  what: "input" | "output",
): Promise<z.output<Schema>> {
  const result = await schema.safeParseAsync(value);
  if (result.success) return result.data;
  const { issues } = result.error;
  const problems = issues
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => `${pathText(path) || "the value"}: ${message}`);
  const more = issues.length - problems.length;
  throw new Misfit({
    why: what,
    problems: more > 0 ? [...problems, `and ${more} more`] : problems,
  });
}

/** `["prices", 0, "usd"]` as `prices[0].usd`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}
