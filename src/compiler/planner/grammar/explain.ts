/** Which words of a query became what, with the scores and the runner-up: derived again, for whoever asks. */
import type { BoundTask } from "../planner.ts";
import type { Explained } from "../explained.ts";
import type { ExplainRequest } from "../planner.ts";
import { contextOf } from "./derive/call/context.ts";
import type { CallDerivation } from "./derive/call/call-derivation.ts";
import type { Unit } from "./derive/call/unit.ts";
import { unitsOf } from "./derive/call/units.ts";
import { choicesFrom } from "./derive/chosen.ts";
import { questionsOf, tablesOf } from "./derive/tables.ts";
import type { TableDerivation } from "./derive/table/table-question.ts";
import { indexOf, type ToolIndex } from "./link/tools.ts";
import type { Reading, Span } from "./read/reading.ts";
import { originOf, originsOf, wordsOfCall, wordsOfQuestion } from "./words.ts";
import type { World } from "./world.ts";

export async function explain(
  { tasks, holders = [], bound, tools, params }: ExplainRequest,
  reading: Reading,
  world: World,
): Promise<Explained[]> {
  const named = await tablesOf(reading, world, choicesFrom(), params);
  const whole: Span = { from: 0, to: reading.tokens.length };
  const questions = tasks.flatMap(({ question, origin }) =>
    question ? [{ asked: JSON.stringify(question.query), span: spanOf(reading, origin) }] : [],
  );
  // Of a request of which nothing came, what it nearly was.
  const nearly = tasks.length === 0 && named.tables.length > 0 ? [{ asked: "", span: whole }] : [];
  const index = indexOf(tools);
  const calls = tasks.filter(({ question }) => question === undefined);
  return [
    ...[...nearly, ...questions].map(({ asked, span }) =>
      explainQuestion(reading, questionsOf(reading, span, named), asked, span),
    ),
    ...explainCalls(reading, unitsOf(reading, calls, index), bound, index),
    ...holders.map(({ kind, origin = [0, 0], words = [] }): Explained => ({
      origin,
      means: kind,
      words: words.map((use) => ({ ...use, score: 1 })),
      unused: [],
    })),
  ].toSorted((a, b) => a.origin[0] - b.origin[0]);
}

function spanOf({ tokens }: Reading, [start, end]: readonly [number, number] = [0, 0]): Span {
  const isInside = (token: { start: number; end: number }) =>
    token.start >= start && token.end <= end;
  return { from: Math.max(0, tokens.findIndex(isInside)), to: tokens.findLastIndex(isInside) + 1 };
}

function explainQuestion(
  reading: Reading,
  readings: readonly TableDerivation[],
  asked: string,
  span: Span,
): Explained {
  const best = readings.find(({ query }) => JSON.stringify(query) === asked) ?? readings[0];
  const origin = originOf(reading, span);
  if (best === undefined) return { origin, words: [], unused: [origin] };
  const second = readings.find(({ said }) => said !== best.said);
  const words = wordsOfQuestion(reading, best).slice(1);
  return {
    origin,
    means: best.said,
    score: best.score,
    words: words.map((use, at) => ({ ...use, score: best.uses[at]?.weight ?? 0 })),
    unused: originsOf(reading, best.uncovered),
    ...(second && { runnerUp: { means: second.said, score: second.score } }),
  };
}

/** With the calls that were added to feed others and that no unit is about: what reads the file of a second branch. */
function explainCalls(
  reading: Reading,
  units: readonly Unit[],
  bound: readonly BoundTask[],
  index: ToolIndex,
): Explained[] {
  const explained = units.map((unit) =>
    explainCall(
      reading,
      unit,
      bound.find(({ id }) => id === unit.task.id),
      index,
    ),
  );
  const known = explained.filter(({ means }) => means !== undefined);
  const added = bound.flatMap(({ internal, tool, words = [] }): Explained[] => {
    const [first] = words;
    if (internal !== true || first === undefined) return [];
    const isKnown = known.some((one) => one.words.some((use) => isPlaceOf(use, first)));
    const origin = [first.origin[0], Math.max(...words.map((use) => use.origin[1]))] as const;
    return isKnown
      ? []
      : [
          {
            origin,
            means: tool.name,
            words: words.map((use) => ({ ...use, score: 1 })),
            unused: [],
          },
        ];
  });
  const isAdded = ({ origin }: Explained): boolean =>
    added.some((one) => one.words.some((use) => isPlaceOf(use, { origin })));
  return [...explained.filter((one) => one.means !== undefined || !isAdded(one)), ...added];
}

type Placed = Pick<Explained, "origin">;

function isPlaceOf(one: Placed, other: Placed): boolean {
  return one.origin.join() === other.origin.join();
}

function explainCall(
  reading: Reading,
  { span, extras, derivations }: Unit,
  bound: BoundTask | undefined,
  index: ToolIndex,
): Explained {
  const best = derivations.find(({ tool }) => tool.name === bound?.tool.name) ?? derivations[0];
  const origin = originOf(reading, span);
  if (best === undefined) return { origin, words: [], unused: [origin] };
  const { tool, retrieval } = best;
  const second = derivations.find((other) => other.tool !== tool);
  const values = (bound?.words ?? wordsOfCall(reading, best.assigned)).map((use) => ({
    ...use,
    score: scoreOf(best, reading, use.origin),
  }));
  const isFree = (at: number): boolean => {
    const { start = 0, end = 0 } = reading.tokens[at] ?? {};
    return !values.some((value) => value.origin[0] <= start && end <= value.origin[1]);
  };
  const context = contextOf(reading, span, extras, tool, index);
  const own = Array.from({ length: span.to - span.from }, (_, i) => span.from + i).filter(
    (at) => isFree(at) && !context.isEmpty(at) && context.explains(at),
  );
  const chosen = originsOf(reading, own).map((one) => ({
    origin: one,
    means: `tool ${tool.name}`,
    score: retrieval,
  }));
  return {
    origin,
    means: tool.name,
    score: best.score,
    words: [...values, ...chosen].toSorted((a, b) => a.origin[0] - b.origin[0]),
    unused: originsOf(reading, best.uncovered.filter(isFree)),
    ...(second && { runnerUp: { means: second.tool.name, score: second.score } }),
  };
}

function scoreOf(
  { assigned }: CallDerivation,
  reading: Reading,
  origin: readonly number[],
): number {
  const found = assigned.find(({ value, items = [] }) =>
    [value, ...items].some((one) => originOf(reading, one).join() === origin.join()),
  );
  return found?.score ?? 0;
}
