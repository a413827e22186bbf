import { noBudgetToPhrase, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { BudgetSettings } from "../../../contract/budget.ts";
import type { Phrase } from "../../runner/index.ts";
import type { Journal } from "../journal.ts";
import type { SpentBefore } from "./spent-before.ts";

/**
 * The model that words the answer, where the budget lets it be asked. That is recorded with the end of the run,
 * before it is asked.
 */
export function phraseWithin(
  { modelCalls: limit = Infinity }: BudgetSettings,
  { modelCalls: spent }: SpentBefore,
  phrase: Phrase | undefined,
  journal: Journal,
): { readonly phrase?: Phrase; readonly diagnostics: readonly Diagnostic[] } {
  if (phrase === undefined) return { diagnostics: [] };
  if (spent >= limit) return { diagnostics: [noBudgetToPhrase({ limit, spent })] };
  journal.noteModelCalls(1);
  return { phrase, diagnostics: [] };
}
