/** Choices and flags that a clause names, by their own words and by other words for them. */
import type { Field } from "../../link/fields.ts";
import { meansSame } from "../../../../language/thesaurus.ts";
import type { Assigned } from "./assigned.ts";
import type { CallContext } from "./context.ts";
import { cueOf } from "./cues.ts";
import { textOf, type Value } from "./value.ts";

const NEGATIONS = new Set(
  "no not without don't doesn't exclude excluding dont never isn't disable non".split(" "),
);

export function choicesIn(
  field: Field,
  context: CallContext,
  numbers: readonly Value[],
): Assigned[] {
  const found: Assigned[] = [];
  for (const { value: literal, wordings } of field.choices) {
    for (const wording of wordings) {
      for (const value of placesOf(wording, context)) {
        if (!isWhole(typeof literal === "string" ? literal : "", value.at, context)) continue;
        const base = value.isExact ? 0.95 : 0.7;
        // One short word of a choice may be of something else: then its argument has to be named.
        const isThin = wording.length === 1 && (wording[0]?.length ?? 0) < 3;
        const named = context.explains(value.at.from) && wording.length === 1 ? 0.35 : 0;
        const score = base + cueOf(value.at, field, context) - (isThin ? 0.4 : 0) - named;
        found.push({ field, value: value.at, score, literal: field.list ? [literal] : literal });
      }
    }
  }
  for (const value of numbers) {
    const choice = field.choices.find(
      (one) => one.value !== "" && Number(one.value) === value.number,
    );
    if (choice === undefined || found.some((one) => one.value.from === value.from)) continue;
    found.push({
      field,
      value,
      score: 0.6 + cueOf(value, field, context),
      literal: field.list ? [choice.value] : choice.value,
    });
  }
  const sorted = found.toSorted((a, b) => b.score - a.score);
  if (!field.list || sorted.length < 2) return sorted.slice(0, 5);
  // Of a list, all that are said; each word says one.
  const all = sorted.filter(
    (one, i) =>
      sorted.findIndex(
        ({ literal, value }) =>
          literal?.toString() === one.literal?.toString() || value.from === one.value.from,
      ) === i,
  );
  const [first] = all;
  if (first === undefined) return [];
  const literal = field.choices.flatMap(({ value }) =>
    all.some((one) => (one.literal as unknown[])[0] === value) ? [value] : [],
  );
  return [{ ...first, literal }];
}

/** "0-" is no "0+", "A" no "A+", and "a booth" no booth A. */
function isWhole(
  literal: string,
  { from, to }: Value,
  { reading: { query, tokens } }: CallContext,
): boolean {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (first === undefined || last === undefined) return false;
  const said = query.slice(first.start, first.start + literal.length);
  if (/[+-]$/.test(literal)) return said.toLowerCase() === literal.toLowerCase();
  const isArticle = to - from === 1 && first.text === "a" && tokens[to]?.kind === "word";
  return !isArticle && !/^(?:\+|-(?![\p{L}\p{N}]))/u.test(query.slice(last.end, last.end + 2));
}

function placesOf(
  wording: readonly string[],
  { reading, span, extras }: CallContext,
): { at: Value; isExact: boolean }[] {
  if (wording.length === 0) return [];
  return [span, ...extras].flatMap((place, index) => {
    const found: { at: Value; isExact: boolean }[] = [];
    for (let from = place.from; from + wording.length <= place.to; from += 1) {
      const stems = reading.tokens.slice(from, from + wording.length).map(({ stem }) => stem);
      const isExact = wording.every((word, i) => stems[i] === word);
      if (!isExact && !wording.every((word, i) => meansSame(stems[i] ?? "", word))) continue;
      const to = from + wording.length;
      found.push({
        at: { from, to, is: "phrase", text: textOf(reading, from, to), aside: index > 0 },
        isExact,
      });
    }
    return found;
  });
}

/** A flag is said by the words of its name, or by what it is explained with; a negation before them turns it. */
export function flagIn(field: Field, context: CallContext): Assigned[] {
  const { tokens } = context.reading;
  const [yes, no] = field.choices;
  if (yes === undefined || no === undefined) return [];
  const found = field.choices.flatMap(({ value, wordings }) =>
    wordings.flatMap((wording) => {
      // What every call of the tool is about tells nothing.
      const own = wording.filter((stem) => !context.isTitle(stem));
      if (own.length === 0) return [];
      return scattered(own, context).flatMap((place): Assigned[] => {
        const near = tokens.slice(Math.max(0, place.from - 4), place.to).map(({ lower }) => lower);
        if (near.some((lower) => lower === "mind" || lower === "care")) return [];
        const isTurned = !own.includes("no") && near.some((lower) => NEGATIONS.has(lower));
        const other = value === yes.value ? no.value : yes.value;
        const score = 1.1 + 0.01 * wording.length;
        if (!isTurned) return [{ field, value: place, score, literal: value }];
        return [{ field, value: withNegation(place, context), score, literal: other }];
      });
    }),
  );
  return found.toSorted((a, b) => b.score - a.score).slice(0, 4);
}

/** "Without refund", "no fee": what turns it is used with it, where it stands at it. */
function withNegation(place: Value, { reading: { tokens } }: CallContext): Value {
  let at = place.from - 1;
  while (/^(?:a|an|the|any)$/.test(tokens[at]?.lower ?? "")) at -= 1;
  return NEGATIONS.has(tokens[at]?.lower ?? "") ? { ...place, from: at } : place;
}

/** Where all words of a wording stand close together, in any order. */
function scattered(wording: readonly string[], { reading, span, extras }: CallContext): Value[] {
  return [span, ...extras].flatMap((place, index) => {
    const positions = wording.map((word) => {
      for (let at = place.from; at < place.to; at += 1)
        if (meansSame(reading.tokens[at]?.stem ?? "", word)) return at;
      return -1;
    });
    const from = Math.min(...positions);
    const to = Math.max(...positions) + 1;
    if (from < 0 || to - from > wording.length + 2) return [];
    return [{ from, to, is: "phrase", text: textOf(reading, from, to), aside: index > 0 }];
  });
}
