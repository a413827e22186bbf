/** "A rent of 900 euros" of what takes the highest rent: an amount is no limit where the words don't make it one. */
import { wordsOfName } from "../../../link/identifier.ts";
import type { Assigned } from "../assigned.ts";
import type { CalledClause, Misreading } from "./misreading.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const LIMITS = set("max maximum min minimum highest lowest");
/** What limits how much is shown is no limit of a value: `max_results`. */
const SHOWN = set(
  "result results item items entry entries row rows record records limit count size length number depth tokens words",
);
/** On which side is known elsewhere: it is enough that one is said. */
const SAYING = set(
  "most least max maximum min minimum highest lowest under over below above up than within between from to until no not beyond exceeding budget top cheaper or",
);
const BEFORE = 5;
const AFTER = 4;

export function unsaidLimit({
  reading: { tokens },
  tool,
  calls,
}: CalledClause): Misreading | undefined {
  if (tool.effect !== "read") return undefined;
  const isUnsaid = ({ field, value, literal }: Assigned): boolean => {
    if (field.kind !== "number" || literal !== undefined || value.number === undefined)
      return false;
    const { words } = wordsOfName(field.name);
    if (!words.some((word) => LIMITS.has(word)) || words.some((word) => SHOWN.has(word)))
      return false;
    const isLower = words.some((word) => /^(?:min|minimum|lowest)$/.test(word));
    // What holds more than 12 holds 12: "a room for 12 people".
    if (isLower && tokens[value.from - 1]?.lower === "for") return false;
    const near = tokens.slice(Math.max(0, value.from - BEFORE), value.to + AFTER);
    return !near.some(
      ({ lower, text }) =>
        SAYING.has(lower) || /^[<>≤≥+]=?$/u.test(text) || lower === field.name.toLowerCase(),
    );
  };
  const found = calls.flatMap(({ assigned }) => assigned).find(isUnsaid);
  return (
    found && {
      words: found.value,
      reason: `${found.field.name} of ${tool.name} is a limit; say "at most" or "at least"`,
    }
  );
}
