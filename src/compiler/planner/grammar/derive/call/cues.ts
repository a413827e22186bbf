import type { Field } from "../../link/fields.ts";
import { rolesOf, type Role } from "../../link/roles.ts";
import type { CallContext } from "./context.ts";
import { objectCue } from "./named-object.ts";
import { personCue } from "./person-cue.ts";
import { replacedCue } from "./replaced.ts";
import { stretchEndCue } from "./stretch-cue.ts";
import type { Value } from "./value.ts";
import { limitCue } from "./limit-cue.ts";
import { nameBefore, nameWithin, nameAfter } from "./name-cues.ts";
const PREPOSITIONS: Readonly<Record<string, readonly Role[]>> = {
  in: ["place", "time", "language", "unit", "year", "currency"],
  at: ["place", "time"],
  near: ["place"],
  from: ["from", "start", "place", "time"],
  to: ["to", "end", "place", "currency", "language"],
  into: ["to", "language", "currency", "unit"],
  as: ["part"],
  by: ["person"],
  of: ["place"],
  for: ["duration", "person", "time", "place"],
  on: ["time"],
  between: ["start"],
  until: ["end"],
  till: ["end"],
  since: ["start"],
  starting: ["start"],
  ending: ["end"],
  before: ["end"],
  after: ["start"],
  over: ["duration"],
  within: ["duration", "place"],
  during: ["time", "duration"],
  called: ["name"],
  named: ["name"],
  titled: ["name"],
  around: ["place"],
};

export function cueOf(value: Value, field: Field, context: CallContext): number {
  const before = nameBefore(value, field, context);
  const after = nameAfter(value, field, context);
  const within = nameWithin(value, field, context);
  return (
    Math.max(before, after, within) +
    Math.min(before, after) * 0.3 +
    preposition(value, field, context) +
    unitCue(value, field) +
    limitCue(value, field, context) +
    stretchCue(value, field, context) +
    replacedCue(value, field, context) +
    objectCue(value, field, context) +
    personCue(value, field, context) +
    stretchEndCue(value, field, context)
  );
}

/** "14-day RSI": the stretch that the tool itself is called by. */
function stretchCue({ is, to }: Value, field: Field, { reading, isTitle }: CallContext): number {
  const isStretch = is === "duration" && rolesOf(field).has("duration");
  return isStretch && isTitle(reading.tokens[to]?.stem ?? "") ? 0.4 : 0;
}

function preposition(
  { from, is }: Value,
  field: Field,
  { reading: { tokens } }: CallContext,
): number {
  let at = from - 1;
  while (["the", "a", "an", "my", "our", "about"].includes(tokens[at]?.lower ?? "")) at -= 1;
  // A stretch of time has its preposition within.
  const lower =
    is === "time" && PREPOSITIONS[tokens[from]?.lower ?? ""] !== undefined
      ? (tokens[from]?.lower ?? "")
      : (tokens[at]?.lower ?? "");
  const roles = PREPOSITIONS[lower];
  if (roles === undefined) return field.names.includes(tokens[at]?.stem ?? "") ? 0.1 : 0;
  const own = rolesOf(field);
  const fits = roles.filter((role) => own.has(role)).length;
  const isOpposite =
    (lower === "from" && own.has("to") && !own.has("from")) ||
    (["to", "into"].includes(lower) && own.has("from") && !own.has("to"));
  if (isOpposite) return -0.6;
  if (field.names.includes(lower)) return 0.7;
  if (fits > 0) return 0.3 + 0.2 * Math.min(fits, 2);
  // "in X" for something that is no place and no time.
  return own.size > 0 && ["in", "at", "by"].includes(lower) ? -0.2 : 0;
}

function unitCue({ unit, is }: Value, { names, said }: Field): number {
  if (unit === undefined || is === "currency") return 0;
  const stem = unit.toLowerCase().replace(/s$/, "");
  if (names.some((name) => name === stem)) return 0.6;
  if (said.has(stem)) return 0.35;
  if (
    is === "money" &&
    [...names, ...said].some((word) =>
      /^(?:price|cost|amount|budget|money|salari|incom|revenu|principal|loan|payment|invest|valu)/.test(
        word,
      ),
    )
  )
    return 0.5;
  return 0;
}
