/** "Change the door code of A-12 to 5511": the object of the verb names an argument, and what follows "to" is its new value. */
import type { Field } from "../../link/fields.ts";
import { moves, setsTo } from "../../link/verbs.ts";
import type { CallContext } from "./context.ts";
import type { Value } from "./value.ts";

/** More than all that may speak for another argument. */
const AGAINST = -5;
const ARTICLES = new Set("the a an my our your his her its their this that new".split(" "));
const AFTER_NOUN = new Set("of for on at from to in by".split(" "));

/** How much speaks for a value as what the object of the verb is set to; nothing where the object is no argument. */
export function objectCue(value: Value, field: Field, context: CallContext): number {
  const { tokens } = context.reading;
  const object = objectOf(value, context);
  if (object === undefined) return 0;
  if (tokens[value.from - 1]?.lower === "to") return field.name === object.name ? 1 : AGAINST;
  // "From 5 June to 9 June": what it was.
  const isOld = tokens[value.from - 1]?.lower === "from" && tokens[value.to]?.lower === "to";
  return isOld || isBoth(value, context) ? AGAINST : 0;
}

/** Whether a value is what the named argument is set to. */
export function isSetTo(value: Value, field: Field, context: CallContext): boolean {
  const isTo = context.reading.tokens[value.from - 1]?.lower === "to";
  return isTo && objectOf(value, context)?.name === field.name;
}

/** The argument that is called as the noun before "to" or "from", or as the object of the verb. */
function objectOf(
  { from, to, is }: Value,
  { reading: { tokens }, span, tool, fields }: CallContext,
): Field | undefined {
  const verb = tokens[span.from]?.lower ?? "";
  // "Send the note of K-4 to anna@example.org" sets no note, but days are given to nobody.
  const isSet = setsTo(verb) || moves(verb) || is === "time" || is === "clock";
  if (tool.effect === "read" || from < span.from || to > span.to || !isSet) return undefined;
  const called = (at: number): Field | undefined => {
    const { stem = "", kind } = tokens[at] ?? {};
    const found =
      kind === "word" && at > span.from ? fields.filter(({ names }) => names.includes(stem)) : [];
    const [one, ...more] =
      found.length > 1 ? found.filter(({ names }) => names.at(-1) === stem) : found;
    return more.length === 0 ? one : undefined;
  };
  const head = headOf(span.from + 1, span.to, tokens);
  // "Lamp 3" is one of the things that the verb works on, and no property of one.
  const isProperty = AFTER_NOUN.has(tokens[head + 1]?.lower ?? "");
  return called(from - 2) ?? (isProperty ? called(head) : undefined);
}

/** The last word of what the verb works on: "code" of "the door code of A-12". */
function headOf(from: number, to: number, tokens: CallContext["reading"]["tokens"]): number {
  let at = from;
  while (ARTICLES.has(tokens[at]?.lower ?? "")) at += 1;
  while (
    at + 1 < to &&
    tokens[at + 1]?.kind === "word" &&
    !AFTER_NOUN.has(tokens[at + 1]?.lower ?? "")
  )
    at += 1;
  return at;
}

/** A stretch from what it was to what it is to be. */
function isBoth({ from, to, is }: Value, { reading: { tokens } }: CallContext): boolean {
  const isFrom = [from, from - 1].some((at) => tokens[at]?.lower === "from");
  return is === "time" && isFrom && tokens.slice(from, to).some(({ lower }) => lower === "to");
}
