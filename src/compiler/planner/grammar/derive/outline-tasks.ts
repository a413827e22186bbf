/** The tasks of an outline, each with a title for people. */
import type { OutlineTask } from "../../planner.ts";
import { isFunctionWord } from "../link/function-words.ts";
import type { Reading, Span } from "../read/reading.ts";
import { priorityOf } from "./sequence.ts";
import { textOf, type Step } from "./step.ts";

/** Each may take what any before it gives, so that they stand on one path: stage 2 says which one does. */
export function tasksOf(reading: Reading, steps: readonly Step[]): OutlineTask[] {
  const { tokens } = reading;
  const ids = new Map(steps.map((step, at) => [step, `t${at + 1}`]));
  return steps.map((step, at) => {
    const { agent, clause, span, extras, shared, question, isReader, words } = step;
    const needs = steps.flatMap((other) => (step.needs.has(other) ? (ids.get(other) ?? []) : []));
    const before = ids.get(steps[at - 1] ?? step);
    const follows = at > 0 && before !== undefined && !needs.includes(before) ? [before] : [];
    return {
      id: ids.get(step) ?? "",
      title: titleOf(reading, step),
      agent,
      needs: [...needs, ...follows],
      ...(follows.length > 0 && { follows }),
      priority: priorityOf(reading, clause),
      ...(isReader && { internal: true as const }),
      origin: [tokens[span.from]?.start ?? 0, tokens[span.to - 1]?.end ?? 0],
      clause: { span, extras, ...(shared.length > 0 && { shared }) },
      ...(question && { question }),
      ...(words && { words }),
    };
  });
}

/** For people: what is done, then what it is done with. */
function titleOf(reading: Reading, { span, extras, isReader }: Step): string {
  if (isReader) return `Read ${textOf(reading, span)}`;
  const said = extras.filter(({ to, from }) => to <= span.from && to - from === 1);
  const after =
    span.to - span.from === 1 ? extras.filter(({ from }) => from >= span.to).slice(0, 1) : [];
  return [...said, span, ...after].map((part) => textOf(reading, trimmed(reading, part))).join(" ");
}

function trimmed({ tokens }: Reading, { from, to }: Span): Span {
  let end = to;
  while (end > from + 1 && /^[.,;:!?]$/.test(tokens[end - 1]?.lower ?? "")) end -= 1;
  while (
    end > from + 1 &&
    isFunctionWord(tokens[end - 1]?.lower ?? "") &&
    tokens[end - 1]?.lower === "please"
  )
    end -= 1;
  return { from, to: end };
}
