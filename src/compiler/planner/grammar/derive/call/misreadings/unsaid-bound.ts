/** "Due on 10 December" of what lists those due before a day: a bound is filled by words that say that bound, and no others. */
import type { Field } from "../../../link/fields.ts";
import type { Assigned } from "../assigned.ts";
import type { CalledClause, Misreading } from "./misreading.ts";

interface Bound {
  /** How an argument says that it is one. */
  readonly word: string;
  /** What may stand before its value. */
  readonly said: ReadonlySet<string>;
  /** The day itself is within. */
  readonly isInclusive: boolean;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const BOUNDS: readonly Bound[] = [
  { word: "before", said: set("before than prior"), isInclusive: false },
  { word: "after", said: set("after than following"), isInclusive: false },
  { word: "until", said: set("until till through to before"), isInclusive: true },
  { word: "by", said: set("by before until till"), isInclusive: true },
];
const INCLUSIVE =
  /\b(?:inclusive(?:ly)?|included|including|on or|or on|that day or|or later|or earlier|not (?:before|after)|no (?:earlier|later))\b/i;
const INCLUSIVE_WORDS = set("by until till to through since from starting");
const SMALL = set("the on a an end of : =");
/** Stretches of which both ends are said. */
const RANGES = set("between from");

export function unsaidBound({
  reading: { tokens },
  tool,
  calls,
}: CalledClause): Misreading | undefined {
  const isUnsaid = (one: Assigned, call: readonly Assigned[]): boolean => {
    const { field, value } = one;
    if (value.is !== "time" || field.list) return false;
    const bound = boundOf(field);
    if (bound === undefined || (bound.isInclusive && tool.effect === "read")) return false;
    const isInclusive = bound.isInclusive || INCLUSIVE.test(field.description);
    const { period } = value;
    const isLong = period?.unit !== "day" && period?.unit !== "minute" && period?.unit !== "hour";
    // "The last 7 days" go on until now.
    if (isLong && /^now(?:\/d)?$/.test(period?.math?.to ?? "-")) return false;
    const isBothEnds = call.some(
      (other) =>
        other.field !== field && other.field.end !== undefined && other.value.from === value.from,
    );
    if (isInclusive && isBothEnds) return false;
    let at = value.from - 1;
    while (SMALL.has(tokens[at]?.lower ?? "")) at -= 1;
    const words = [
      tokens[value.from]?.lower ?? "",
      tokens[at]?.lower ?? "",
      tokens[value.from - 1]?.lower ?? "",
    ];
    if (isLong && words.some((word) => RANGES.has(word))) return true;
    const isSaid = words.some(
      (word) =>
        bound.said.has(word) ||
        word === field.name.toLowerCase() ||
        (!bound.isInclusive && isInclusive && INCLUSIVE_WORDS.has(word)),
    );
    // The second end of "between 5 and 9 June" and of "from … to …".
    return !isSaid && !isNamedAs(field, tokens[at]?.stem ?? "");
  };
  const [found] = calls.flatMap(({ assigned }) =>
    assigned.filter((one) => isUnsaid(one, assigned)),
  );
  if (found === undefined) return undefined;
  const { field, value } = found;
  return {
    words: value,
    reason: `${field.name} of ${tool.name} is a bound ("${boundOf(field)?.word ?? ""}" a day), and that is not what is said`,
  };
}

function boundOf({ name, description }: Field): Bound | undefined {
  const words = name
    .replaceAll(/[_-]|(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase()
    .split(" ");
  const named = BOUNDS.find(({ word }) => words.includes(word));
  return (
    named ??
    BOUNDS.find(
      ({ word, isInclusive }) =>
        !isInclusive &&
        new RegExp(`\\b${word} (?:this|that|which|the given|a given)\\b`, "i").test(description),
    )
  );
}

/** "Closed until: 30 April", "due before 2027-01-05" by the name of the argument. */
function isNamedAs({ names }: Field, stem: string): boolean {
  return stem !== "" && names.at(-1) === stem;
}
