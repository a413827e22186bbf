/** An outline with the readings that somebody has chosen. */
import {
  questionWithoutWords,
  readingToConfirm,
  twoReadings,
  type Diagnostic,
} from "../../../../contract/diagnostics/index.ts";
import type { AmbiguousQuestion, Outline } from "../../planner.ts";
import { choicesFrom, keyOf, type Choices, type Chosen } from "./chosen.ts";

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
    if (first === undefined) return { ...made, ambiguous: answered };
    if (number === undefined) {
      const hurdle = await hurdleBehind(chosen, open, outline);
      if (hurdle !== undefined) return { ...hurdle, ambiguous: answered };
      return {
        ...made,
        diagnostics: forEach(made.diagnostics, open.length),
        ambiguous: [...answered, ...open],
      };
    }
    const isThere = first.readings[number - 1] !== undefined;
    if (!isThere) return { ...made, ambiguous: [...answered, ...open] };
    chosen.set(keyOf(first), number);
    answered.push({ ...first, chosen: number });
  }
}

/** As many questions as a sentence may have: with more, nobody would choose readings for all of them. */
const MOST_ASKED = 6;

/**
 * The outline with the first reading of each open question, where it fails: a reading is offered only where it leads to
 * a plan, and else what stands in the way is told.
 */
async function hurdleBehind(
  given: Chosen,
  open: readonly AmbiguousQuestion[],
  outline: (choices: Choices) => Promise<Outline>,
): Promise<Outline | undefined> {
  const chosen = new Map(given);
  for (let round = 0, asked = open; round < MOST_ASKED; round += 1) {
    for (const question of asked) chosen.set(keyOf(question), 1);
    const choices = choicesFrom(chosen);
    const made = await outline(choices);
    const errors = made.diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length === 0) return undefined;
    const others = errors.filter(({ code }) => !ASKING.has(code));
    if (others.length > 0) return { ...made, tasks: [], diagnostics: others };
    asked = openIn(made, choices);
    if (asked.length === 0) return made;
  }
  return undefined;
}

/** One flag answers one question: where several are open, each needs its own. */
function forEach(diagnostics: readonly Diagnostic[], questions: number): readonly Diagnostic[] {
  if (questions < 2) return diagnostics;
  const flags = Array.from({ length: questions }, () => "--reading 1").join(" ");
  return diagnostics.map((one) =>
    ASKING.has(one.code)
      ? {
          ...one,
          help: `${questions} questions are open, and each needs an answer, in their order: ${flags}. ${one.help ?? ""}`.trimEnd(),
        }
      : one,
  );
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
