/** "Which supplier brought the most lead?" asks for something; its words are no text that a tool works on. */
import { isContent } from "../shapes.ts";
import type { CalledClause, Misreading } from "./misreading.ts";

const ASKING = new Set("which who whom whose what when where why how".split(" "));

export function unquotedContent({
  reading: { tokens },
  spans: [span],
  tool,
  calls,
}: CalledClause): Misreading | undefined {
  if (!ASKING.has(tokens[span?.from ?? -1]?.lower ?? "")) return undefined;
  const found = calls
    .flatMap(({ assigned }) => assigned)
    .find(({ field, value }) => isContent(field) && (value.is === "phrase" || value.is === "name"));
  return (
    found && {
      words: found.value,
      reason: `${found.field.name} of ${tool.name} is a text to work on; name a file, or put the text in quotation marks`,
    }
  );
}
