import { noBudgetToPhrase, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { Phrase } from "../../runner/index.ts";
import type { ModelCalls } from "../agents/model-calls.ts";
import type { Journal } from "../journal.ts";

/**
 * The model that words the answer, where the budget lets it be asked. That is recorded with the end of the run,
 * before it is asked.
 */
export function phraseWithin(
  calls: ModelCalls,
  phrase: Phrase | undefined,
  journal: Journal,
): { readonly phrase?: Phrase; readonly diagnostics: readonly Diagnostic[] } {
  if (phrase === undefined) return { diagnostics: [] };
  const { limit, taken: spent } = calls;
  if (!calls.take()) return { diagnostics: [noBudgetToPhrase({ limit, spent })] };
  journal.noteModelCalls(1);
  return { phrase, diagnostics: [] };
}
