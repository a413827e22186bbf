/** Questions about files that an agent may be asked as well. */
import { giverBefore } from "./file-of-others.ts";
import type { Span } from "../read/reading.ts";
import { originOf } from "../words.ts";
import type { Situation } from "./situation.ts";
import { textOf } from "./step.ts";
import { placeOf } from "./tables.ts";
import { onlyFinds, rivalOf } from "./rivals.ts";
import type { AskedQuestions } from "./asked-questions.ts";
import { twoReadings } from "../../../../contract/diagnostics/index.ts";

/** The questions, where they are the files' and no agent's; what could be either is asked back. */
export function ofFiles(
  span: Span,
  asked: AskedQuestions,
  { reading, agents, scope, steps, diagnostics }: Situation,
): AskedQuestions | "open" | undefined {
  const [first] = asked.questions;
  if (first === undefined) return asked;
  const giver = giverBefore(reading, span, first.question, steps);
  const rival = onlyFinds(first.question) ? rivalOf(reading, span, scope.named, agents) : undefined;
  const other =
    giver === undefined
      ? rival && `with the agent ${rival}`
      : `of what "${textOf(reading, giver.span)}" gives, by the agent ${giver.agent}`;
  if (other === undefined) return asked;
  const text = textOf(reading, span);
  const readings = [`in ${first.question.files[0] ?? ""}: ${first.words?.[0]?.means ?? ""}`, other];
  const chosen = scope.named.choices.choose({ text, origin: originOf(reading, span), readings });
  if (chosen !== undefined) return chosen === 0 ? asked : undefined;
  diagnostics.push(twoReadings({ text, readings }, placeOf(reading, span)));
  return "open";
}
