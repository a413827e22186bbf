import { noBudgetToPhrase, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { BudgetSettings } from "../../../contract/budget.ts";
import type { AnswerModel, AskedModel } from "../../runner/index.ts";
import type { Journal } from "../journal.ts";
import type { SpentBefore } from "./spent-before.ts";

/** Words the answer, and once more when that cannot be used. */
const CALLS_TO_WORD = 2;

/**
 * The model that words the answer, where the budget lets it be asked, and how often. That is recorded with the end of
 * the run, before it is asked: as many calls as there may be.
 *
 * @param judges whether it judges the answer, too
 */
export function askWithin(
  { modelCalls: limit = Infinity }: BudgetSettings,
  { modelCalls: spent }: SpentBefore,
  { model, judges }: { readonly model: AnswerModel | undefined; readonly judges: boolean },
  journal: Journal,
): { readonly asked?: AskedModel; readonly diagnostics: readonly Diagnostic[] } {
  if (model === undefined) return { diagnostics: [] };
  if (spent >= limit) return { diagnostics: [noBudgetToPhrase({ limit, spent })] };
  const calls = Math.min(CALLS_TO_WORD + (judges ? 1 : 0), limit - spent);
  journal.noteModelCalls(calls);
  return { asked: { model, calls }, diagnostics: [] };
}
