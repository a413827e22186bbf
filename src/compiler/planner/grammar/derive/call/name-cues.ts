/** The name of an argument beside, before or after its value. */
import { isFunctionWord } from "../../link/function-words.ts";
import type { Field } from "../../link/fields.ts";
import type { CallContext } from "./context.ts";
import type { Value } from "./value.ts";
import { LINKS, FARTHEST } from "./links.ts";

/** The share of the field's name that stands before, less with every step. */
export function nameBefore({ from }: Value, field: Field, context: CallContext): number {
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
export function nameWithin(
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
export function nameAfter(value: Value, field: Field, context: CallContext): number {
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
