import { noBudgetToPhrase, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { AnswerModel, AskedModel } from "../../runner/index.ts";
import type { ModelCalls } from "../agents/model-calls.ts";
import type { Journal } from "../journal.ts";

/** Words the answer, and once more when that cannot be used. */
const CALLS_TO_WORD = 2;

/**
 * The model that words the answer, where the budget lets it be asked, and how often. That is recorded with the end of
 * the run, before it is asked: as many calls as there may be.
 *
 * @param judges whether it judges the answer, too
 */
export function askWithin(
  left: ModelCalls,
  { model, judges }: { readonly model: AnswerModel | undefined; readonly judges: boolean },
  journal: Journal,
): { readonly asked?: AskedModel; readonly diagnostics: readonly Diagnostic[] } {
  if (model === undefined) return { diagnostics: [] };
  const { limit, taken: spent } = left;
  const wanted = CALLS_TO_WORD + (judges ? 1 : 0);
  let calls = 0;
  while (calls < wanted && left.take()) calls += 1;
  if (calls === 0) return { diagnostics: [noBudgetToPhrase({ limit, spent })] };
  journal.noteModelCalls(calls);
  return { asked: { model, calls }, diagnostics: [] };
}
