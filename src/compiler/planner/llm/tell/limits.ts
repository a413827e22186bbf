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

/** About what the tokenisers of the models in use make of English, JSON and types: four characters a token. */
export const CHARACTERS = 4;

export function tokensIn(text: string): number {
  return Math.ceil(text.length / CHARACTERS);
}

/** A quarter of the context is left for the reply. Tokens are estimated as they are before a request is sent: rather too many. */
export function fitsContext(texts: readonly string[], contextTokens: number | undefined): boolean {
  if (contextTokens === undefined) return true;
  const tokens = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
  return tokens <= contextTokens * 0.75;
}
