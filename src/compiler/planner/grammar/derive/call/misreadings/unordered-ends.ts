/** "From 3 to 10 July" of a departure and an arrival of which nothing says whether somebody stays or travels. */
import type { Assigned } from "../assigned.ts";
import type { CalledClause, Misreading } from "./misreading.ts";

/** So many words may stand between the name of an argument and its value: "departure on the 3rd". */
const NEAR = 3;

export function unorderedEnds({
  reading: { tokens },
  tool,
  calls,
}: CalledClause): Misreading | undefined {
  const isNamed = ({ field, value }: Assigned): boolean =>
    tokens
      .slice(Math.max(0, value.from - NEAR), value.to + 1)
      .some(({ stem }) => field.names.includes(stem));
  const found = calls
    .flatMap(({ assigned }) => assigned)
    .find((one) => one.field.end === "either" && one.literal === undefined && !isNamed(one));
  return (
    found && {
      words: found.value,
      reason: `nothing says which of the two times of ${tool.name} is the first; say it with the word for each, as "${found.field.name}"`,
    }
  );
}
