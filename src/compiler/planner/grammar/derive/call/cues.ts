/** Words beside a value that say which argument it is: "with ID X", "the title 'X'", "X hours", "in X". */
import { isFunctionWord } from "../../link/function-words.ts";
import type { Field } from "../../link/fields.ts";
import { rolesOf, type Role } from "../../link/roles.ts";
import type { CallContext } from "./context.ts";
import { objectCue } from "./named-object.ts";
import { personCue } from "./person-cue.ts";
import { replacedCue } from "./replaced.ts";
import { stretchEndCue } from "./stretch-cue.ts";
import type { Value } from "./value.ts";

/** Between a name and its value: "the ID of the user is X". */
const LINKS = new Set([
  "is",
  "are",
  "of",
  "as",
  "to",
  "named",
  "called",
  "titled",
  "with",
  "the",
  "a",
  "an",
  "be",
  "=",
  ":",
  "-",
  "(",
  '"',
  "'",
  "was",
  "should",
  "will",
  "set",
  "equal",
  "equals",
  "for",
  "at",
  "being",
  "by",
  ",",
  "“",
  "‘",
  "using",
  "in",
  "value",
  "has",
  "have",
  "its",
  "number",
]);
const FARTHEST = 6;

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

/** The share of the field's name that stands before, less with every step. */
function nameBefore({ from }: Value, field: Field, context: CallContext): number {
  const {
    reading: { tokens },
    span,
    extras,
  } = context;
  const first =
    [span, ...extras].find((one) => from >= one.from && from < one.to)?.from ?? span.from;
  const wanted = new Set(field.names);
  let found = 0;
  let described = 0;
  let near = 1;
  for (let at = from - 1, steps = 0; at >= first && steps < FARTHEST; at -= 1, steps += 1) {
    const { stem = "", lower = "" } = tokens[at] ?? {};
    if (wanted.has(stem) && isOfAnother(at, from, context)) break;
    if (wanted.delete(stem) || (wanted.size > 0 && isSpelled(lower, field, wanted))) {
      found += near;
    } else if (field.said.has(stem) && !isFunctionWord(lower))
      described = Math.max(described, near);
    else if (!LINKS.has(lower)) {
      // Another word of content: what stands before it belongs to it.
      near *= 0.45;
      if (near < 0.2) break;
      continue;
    }
    near *= 0.93;
  }
  const share = found / Math.max(1, field.names.length);
  // "Molar mass" is said of both, and names one.
  const whole = share > 0.8 ? 0.1 * (field.names.length - 1) : 0;
  return (
    Math.min(1.3, share * 0.9 + (found > 0 ? 0.35 : 0)) +
    whole +
    (found === 0 ? described * 0.3 : 0)
  );
}

/** "As a guide of Anna", "a guide for Anna": whose it is, where something is changed, and not who that is. */
function isOfAnother(
  at: number,
  from: number,
  { reading: { tokens, marks }, tool }: CallContext,
): boolean {
  const isNamed = marks.some((mark) => mark.is === "name" && mark.from <= from && from < mark.to);
  return isNamed && tool.effect !== "read" && BELONGING.has(tokens[at + 1]?.lower ?? "");
}

const BELONGING = new Set(["of", "to", "for"]);

/** "Ben as guide", "Ben the guide of Anna": what somebody is to be. */
function isMadeOf(value: Value, { names }: Field, context: CallContext): boolean {
  const { from, to } = value;
  const { tokens, sentences } = context.reading;
  // "Holm" of "Ada Holm"; "Send" of "Send Ada Holm" is none of hers.
  const isEnd =
    /^\p{Lu}\p{Ll}/u.test(tokens[from - 1]?.text ?? "") &&
    !sentences.some((sentence) => sentence.from === from - 1);
  if (isEnd) return false;
  // "Give Anna to Ben as guide": of Anna.
  if (BELONGING.has(tokens[from - 1]?.lower ?? "")) return false;
  const as = tokens[to]?.lower === "as" ? 1 : 0;
  const article = ARTICLES.has(tokens[to + as]?.lower ?? "") ? 1 : 0;
  const at = to + as + article;
  const isRole = as > 0 || (article > 0 && BELONGING.has(tokens[at + names.length]?.lower ?? ""));
  return isRole && names.every((name, i) => tokens[at + i]?.stem === name);
}

const ARTICLES = new Set("the a an their his her".split(" "));

/** `start_date` written as it is named. */
function isSpelled(lower: string, field: Field, wanted: Set<string>): boolean {
  if (lower !== field.name.toLowerCase() || field.names.length < 2) return false;
  wanted.clear();
  return true;
}

/** "Premier League", "Hotel Paradise": a name that says what it is the name of. */
function nameWithin(
  { from, to, is }: Value,
  field: Field,
  { reading: { tokens } }: CallContext,
): number {
  if (is !== "name" || to - from < 2) return 0;
  const ends = [tokens[from]?.stem ?? "", tokens[to - 1]?.stem ?? ""];
  return ends.some((stem) => field.names.includes(stem))
    ? 0.75
    : ends.some((stem) => field.said.has(stem))
      ? 0.25
      : 0;
}

/** "the Pearson coefficient", "machine learning algorithm", "30 minutes duration". */
function nameAfter(value: Value, field: Field, context: CallContext): number {
  const { to, is } = value;
  const { tokens } = context.reading;
  const { stem = "", lower = "" } = tokens[to] ?? {};
  const second = tokens[to + 1]?.stem ?? "";
  const isQuotes = is === "quoted" ? 0.1 : 0;
  if (isMadeOf(value, field, context)) return 1.2;
  if (field.names.includes(stem)) return 0.75 + (field.names.includes(second) ? 0.3 : 0) + isQuotes;
  if (field.said.has(stem) && !isFunctionWord(lower)) return 0.25;
  return 0;
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

const BEFORE_LIMIT = new Set("top first last latest next best newest".split(" "));
/** What limits are called, with words that say nothing of what is limited. */
const LIMITS = new Set(
  "limit top n count max maximum num number of result item entri record row list size".split(" "),
);

/** "the last 10 commits", "the 5 latest entries", "five largest files", "which 5 files change most": how many at most. */
function limitCue(
  { is, from, to }: Value,
  { integer, names, said, description }: Field,
  { reading: { tokens }, span }: CallContext,
): number {
  const isLimit =
    names.every((name) => LIMITS.has(name)) || /^how many\b.*\bat most\b/i.test(description);
  if ((is !== "number" && is !== "parameter") || !integer || !isLimit) return 0;
  const [before, after] = [tokens[from - 1]?.lower ?? "", tokens[to]?.lower ?? ""];
  const isExtreme = (lower: string): boolean =>
    BEFORE_LIMIT.has(lower) || /[^e]est$|^most$/.test(lower);
  const isCounted =
    said.has(tokens[to]?.stem ?? "") &&
    tokens.slice(to, span.to).some(({ lower }) => isExtreme(lower));
  return BEFORE_LIMIT.has(before) || isExtreme(after) || isCounted ? 0.8 : 0;
}
