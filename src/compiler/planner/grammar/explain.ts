/** Which words of a query became what, with the scores and the runner-up: derived again, for whoever asks. */
import type { BoundTask, ExplainRequest, Explained } from "../planner.ts";
import { contextOf } from "./derive/call/context.ts";
import type { CallDerivation } from "./derive/call/derive-call.ts";
import type { Unit } from "./derive/call/unit.ts";
import { unitsOf } from "./derive/call/units.ts";
import { choicesFrom } from "./derive/chosen.ts";
import { questionsOf, tablesOf } from "./derive/tables.ts";
import type { TableDerivation } from "./derive/table/table-question.ts";
import { indexOf, type ToolIndex } from "./link/tools.ts";
import type { Reading, Span } from "./read/reading.ts";
import { originOf, wordsOfCall, wordsOfQuestion } from "./words.ts";
import type { World } from "./world.ts";

export async function explain(
  { tasks, bound, tools, params }: ExplainRequest,
  reading: Reading,
  world: World,
): Promise<Explained[]> {
  const named = await tablesOf(reading, world, choicesFrom(undefined), params);
  const whole: Span = { from: 0, to: reading.tokens.length };
  const questions = tasks.flatMap(({ question, origin }) =>
    question === undefined ? [] : [{ asked: JSON.stringify(question.query), span: spanOf(reading, origin) }],
  ); // prettier-ignore
  // Of a request of which nothing came, what it nearly was.
  const asked = tasks.length === 0 && named.tables.length > 0 ? [{ asked: "", span: whole }] : questions; // prettier-ignore
  const index = indexOf(tools);
  const calls = tasks.filter(({ question }) => question === undefined);
  return [
    ...asked.map((one) =>
      explainQuestion(reading, questionsOf(reading, one.span, named), one.asked, one.span),
    ),
    ...unitsOf(reading, calls, index).map((unit) =>
      explainCall(
        reading,
        unit,
        bound.find(({ id }) => id === unit.task.id),
        index,
      ),
    ),
  ].toSorted((a, b) => a.origin[0] - b.origin[0]);
}

function spanOf({ tokens }: Reading, [start, end]: readonly [number, number] = [0, 0]): Span {
  const inside = [...tokens.keys()].filter((at) => {
    const token = tokens[at];
    return token !== undefined && token.start >= start && token.end <= end;
  });
  return { from: inside[0] ?? 0, to: (inside.at(-1) ?? -1) + 1 };
}

function explainQuestion(
  reading: Reading,
  readings: readonly TableDerivation[],
  asked: string,
  span: Span,
): Explained {
  const best = readings.find(({ query }) => JSON.stringify(query) === asked) ?? readings[0];
  if (best === undefined)
    return { origin: originOf(reading, span), words: [], unused: [originOf(reading, span)] };
  const second = readings.find(({ said }) => said !== best.said);
  const weights = best.uses.map(({ weight }) => weight);
  return {
    origin: originOf(reading, span),
    means: best.said,
    score: best.score,
    words: wordsOfQuestion(reading, best).slice(1).map((use, at) => ({ ...use, score: weights[at] ?? 0 })),
    unused: stretches(best.uncovered).map((one) => originOf(reading, one)),
    ...(second !== undefined && { runnerUp: { means: second.said, score: second.score } }),
  }; // prettier-ignore
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
  const second = derivations.find(({ tool }) => tool !== best.tool);
  const values = (bound?.words ?? wordsOfCall(reading, best.assigned)).map((use) => ({
    ...use,
    score: scoreOf(best, reading, use.origin),
  }));
  const context = contextOf(reading, span, extras, best.tool, index);
  const isTaken = (at: number): boolean => {
    const { start = 0, end = 0 } = reading.tokens[at] ?? {};
    return values.some((value) => value.origin[0] <= start && end <= value.origin[1]);
  };
  const own = positions(span).filter((at) => !isTaken(at) && !context.isEmpty(at) && context.explains(at)); // prettier-ignore
  return {
    origin,
    means: best.tool.name,
    score: best.score,
    words: [
      ...values,
      ...stretches(own).map((one) => ({
        origin: originOf(reading, one),
        means: `tool ${best.tool.name}`,
        score: best.retrieval,
      })),
    ].toSorted((a, b) => a.origin[0] - b.origin[0]),
    unused: stretches(best.uncovered.filter((at) => !isTaken(at))).map((one) => originOf(reading, one)), // prettier-ignore
    ...(second !== undefined && { runnerUp: { means: second.tool.name, score: second.score } }),
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

function positions({ from, to }: Span): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** Positions that follow one another, as stretches. */
export function stretches(at: readonly number[]): Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const position of at) {
    const last = spans.at(-1);
    if (last?.to === position) last.to += 1;
    else spans.push({ from: position, to: position + 1 });
  }
  return spans;
}
