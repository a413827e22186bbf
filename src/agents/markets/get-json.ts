import type { z } from "zod";
import { ToolError, type ToolContext } from "../../catalog/authoring.ts";

/** An unexpected answer often has the same fault in each of its items. */
const SHOWN_ISSUES = 3;

/** JSON of a service in the shape that is expected of it. @throws ToolError that says where it differs. */
export async function getJson<Schema extends z.ZodType>(
  context: ToolContext,
  service: string,
  url: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const { text } = await context.fetch(url, { headers: { accept: "application/json" } });
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (cause) {
    // Services answer with a page when they are overloaded or under maintenance.
    throw new ToolError(`${service} did not answer with JSON but with: ${shorten(text)}`, {
      help: "Try again later.",
      retryable: true,
      cause,
    });
  }
  const checked = schema.safeParse(answer);
  if (checked.success) return checked.data;
  const issues = checked.error.issues
    .slice(0, SHOWN_ISSUES)
    .map(({ path, message }) => `${path.length === 0 ? "the answer" : path.join(".")}: ${message}`);
  throw new ToolError(`${service} answered in an unexpected shape. ${issues.join("; ")}`, {
    help: `It sent: ${shorten(text)}. The service may have changed: please report it.`,
    cause: checked.error,
  });
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
