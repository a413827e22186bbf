/** "Cancel the cancellation of K-31": what was done is to be undone, and not done once more. */
import type { CalledClause, Misreading } from "./misreading.ts";

export function undoneUndoing({
  reading: { tokens },
  spans: [span],
  tool,
}: CalledClause): Misreading | undefined {
  if (span === undefined || tool.effect === "read") return undefined;
  const { stem: verb = "" } = tokens[span.from] ?? {};
  const noun = /^(?:the|a|an|my|our|this|that)$/.test(tokens[span.from + 1]?.lower ?? "")
    ? span.from + 2
    : span.from + 1;
  const { stem = "", kind } = tokens[noun] ?? {};
  const isSame =
    kind === "word" &&
    verb.length > 2 &&
    noun < span.to &&
    (stem === verb || (verb.length > 3 && stem.startsWith(verb)));
  return isSame && /^(?:of|for|on)$/.test(tokens[noun + 1]?.lower ?? "")
    ? {
        words: { from: span.from, to: noun + 1 },
        reason: `${tool.name} does it, and does not undo it`,
      }
    : undefined;
}
