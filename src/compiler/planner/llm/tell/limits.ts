/**
 * How much of what is known goes into a prompt, and in which order it is cut where the context of a model is too small:
 * first fewer distinct values of columns, then fewer tools by rank. What does not fit then is refused, never clipped.
 */
import { estimateTokens } from "../../../../model/index.ts";
import type { PlanningConfig } from "../../../../workspace/planning-settings.ts";

export interface PromptLimits {
  /** Most distinct values of a column that are shown; a column with more shows none. */
  readonly values: number;
  /** Most tokens of descriptions of tools, or of agents. */
  readonly toolTokens: number;
}

/** As many names fit on a line, and a column with more of them is seldom asked about by one. */
const MOST_VALUES = 12;

/** From the most to the least: the first is what is sent where the context of the model is large, or not known. */
export function limitsToTry({ toolTokens }: PlanningConfig): readonly PromptLimits[] {
  return [
    { values: MOST_VALUES, toolTokens },
    { values: 4, toolTokens },
    { values: 0, toolTokens },
    ...[2, 4, 8].map((part) => ({ values: 0, toolTokens: Math.ceil(toolTokens / part) })),
  ];
}

/** Of the context: what a prompt may not take is left for the reply. */
const FOR_PROMPT = 0.75;

export function tokensOfAll(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + estimateTokens(text), 0);
}

export function fitsContext(tokens: number, contextTokens: number | undefined): boolean {
  return contextTokens === undefined || tokens <= contextTokens * FOR_PROMPT;
}

/** For the reply to a prompt of so many tokens: with both, it fits. */
export function replyTokens(prompt: number): number {
  return Math.ceil(prompt / FOR_PROMPT) - prompt;
}
