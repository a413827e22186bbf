/** Whether a sentence says what the tasks that it cites have returned, and nothing else. Without a model. */
import { changes } from "./changes.ts";
import type { ClaimCheck, Sentence } from "./check.ts";
import { comparisons } from "./comparisons.ts";
import type { Evidence } from "./evidence.ts";
import { looseWords } from "./loose-words.ts";
import { names } from "./names.ts";
import { numbers } from "./numbers.ts";
import { places } from "./places.ts";
import { rowValues } from "./row-values.ts";
import { superlatives } from "./superlatives.ts";

const checks: readonly ClaimCheck[] = [
  numbers,
  names,
  rowValues,
  superlatives,
  comparisons,
  changes,
  places,
  looseWords,
];

/** Why it may not stand, each reason once; none when it may. What a tool has stated word for word may. */
export function objectionsTo(sentence: Sentence, evidence: Evidence): readonly string[] {
  const plain = (text: string): string => text.replaceAll(/\s+/g, " ").replace(/[.!]$/, "").trim();
  if (evidence.statements.some((statement) => plain(statement) === plain(sentence.text))) return [];
  return [...new Set(checks.flatMap((check) => check(sentence, evidence)))];
}
