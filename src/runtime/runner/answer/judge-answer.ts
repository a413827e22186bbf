/** A second look at an answer: whether it has all that was asked for, as a model sees it. */
import { answerNotJudged, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import { plainLine } from "../text/plain-line.ts";
import type { AnswerModel } from "./answer-model.ts";

export interface Judgement {
  /** What was asked for and is not there; absent when nobody could judge. */
  readonly missing?: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Characters of an answer that is judged: sources and files stand at its end. */
const LONGEST = 12_000;

export async function judgeAnswer(
  model: AnswerModel,
  query: string,
  answer: string,
): Promise<Judgement> {
  try {
    const missing = await model.judge(query, answer.slice(0, LONGEST).toWellFormed());
    return { missing: missing.map((text) => plainLine(text, 200)), diagnostics: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { diagnostics: [answerNotJudged({ reason })] };
  }
}
