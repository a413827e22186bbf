/** An outline with the readings that somebody has chosen. */
import {
  questionWithoutWords,
  readingToConfirm,
  twoReadings,
} from "../../../../contract/diagnostics/index.ts";
import type { AmbiguousQuestion, Outline } from "../../planner.ts";
import { choicesFrom, keyOf, type Choices } from "./chosen.ts";

const ASKING: ReadonlySet<string> = new Set([
  readingToConfirm.code,
  twoReadings.code,
  questionWithoutWords.code,
]);

/**
 * Each choice answers the first question that is still open then: what is asked next depends on it.
 *
 * @param readings from 1, in the order of the questions that they answer
 */
export async function chosenOutline(
  readings: readonly number[],
  outline: (choices: Choices) => Promise<Outline>,
): Promise<Outline> {
  const chosen = new Map<string, number>();
  const answered: AmbiguousQuestion[] = [];
  for (let at = 0; ; at += 1) {
    const choices = choicesFrom(chosen);
    const made = await outline(choices);
    const open = openIn(made, choices);
    const [first] = open;
    const number = readings[at];
    if (number === undefined || first === undefined)
      return { ...made, ambiguous: [...answered, ...open] };
    const isThere = first.readings[number - 1] !== undefined;
    if (!isThere) return { ...made, ambiguous: [...answered, ...open] };
    chosen.set(keyOf(first), number);
    answered.push({ ...first, chosen: number });
  }
}

/** Questions that were met on the way to something else are not asked. */
function openIn({ diagnostics }: Outline, { met }: Choices): AmbiguousQuestion[] {
  const asking = diagnostics.filter(({ code }) => ASKING.has(code));
  const places = new Set(
    asking.flatMap(({ places: all }) =>
      all.flatMap((place) => (place.in === "query" ? [`${place.start} ${place.end}`] : [])),
    ),
  );
  return met
    .filter(({ chosen, origin }) => chosen === undefined && places.has(origin.join(" ")))
    .toSorted((a, b) => a.origin[0] - b.origin[0]);
}
