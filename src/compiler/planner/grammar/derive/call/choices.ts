/** Choices and flags that a clause names, by their own words and by other words for them. */
import type { Field } from "../../link/fields.ts";
import { meansSame } from "../../../../language/thesaurus.ts";
import type { Assigned } from "./assigned.ts";
import type { CallContext } from "./context.ts";
import { cueOf } from "./cues.ts";
import { textOf, type Value } from "./value.ts";

const NEGATIONS = new Set(["no", "not", "without", "don't", "doesn't", "exclude", "excluding", "dont", "never", "isn't", "disable", "non"]); // prettier-ignore

export function choicesIn(
  field: Field,
  context: CallContext,
  numbers: readonly Value[],
): Assigned[] {
  const found: Assigned[] = [];
  for (const { value: literal, wordings } of field.choices) {
    for (const wording of wordings) {
      for (const value of placesOf(wording, context)) {
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
  // Of a list, all that are said.
  const all = sorted.filter(
    (one, i) =>
      sorted.findIndex((other) => other.literal?.toString() === one.literal?.toString()) === i,
  );
  const [first] = all;
  if (first === undefined) return [];
  const literal = field.choices.flatMap(({ value }) =>
    all.some((one) => (one.literal as unknown[])[0] === value) ? [value] : [],
  );
  return [{ ...first, literal }];
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

/** A flag is said by the words of its name; a negation before them turns it. */
export function flagIn(field: Field, { reading, span, extras, explains }: CallContext): Assigned[] {
  const words = field.names.filter((name) => !["is", "has", "includ", "show", "us", "enabl", "with", "flag", "should", "need"].includes(name)); // prettier-ignore
  if (words.length === 0) return [];
  for (const place of [span, ...extras]) {
    const positions = words.map((word) => {
      for (let at = place.from; at < place.to; at += 1)
        if (meansSame(reading.tokens[at]?.stem ?? "", word)) return at;
      return -1;
    });
    const said = positions.filter((at) => at >= 0);
    if (said.length < words.length || said.every((at) => explains(at) && !field.required)) continue;
    const from = Math.min(...said);
    const to = Math.max(...said) + 1;
    if (to - from > words.length + 2) continue;
    const near = reading.tokens
      .slice(Math.max(place.from, from - 4), from)
      .map(({ lower }) => lower);
    const literal = !near.some((lower) => NEGATIONS.has(lower));
    const value: Value = {
      from,
      to,
      is: "phrase",
      text: textOf(reading, from, to),
      aside: place !== span,
    };
    return [{ field, value, score: 1.1, literal }];
  }
  return [];
}
