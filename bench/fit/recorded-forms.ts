/** The forms of questions that are asked while it is recorded, whatever has been checked before. */
import { canonicalJson } from "../../src/contract/json.ts";
import { checkedForms } from "../../src/compiler/planner/grammar/derive/table/checked-forms.ts";
import { isEmptyWord } from "../../src/compiler/planner/grammar/link/function-words.ts";
import type { Form } from "../../src/compiler/planner/grammar/derive/table/form-of.ts";
import type {
  TableDerivation,
  TableQuery,
} from "../../src/compiler/planner/grammar/derive/table/table-question.ts";

/** Words that were passed over, by form. */
export type Forms = Map<string, Set<string>>;

export function addForm(forms: Forms, { said, passed }: Form): void {
  const words = forms.get(said) ?? new Set();
  for (const word of passed) words.add(word);
  forms.set(said, words);
}

const met: TableDerivation[] = [];

/** From now on every form is taken for a checked one. */
export function openForms(): void {
  checkedForms.has = (derivation) => {
    met.push(derivation);
    return true;
  };
}

/** Adds the forms of the questions that were met and became one of these calls; forgets the others. */
export function keepForms(forms: Forms, calls: readonly { readonly args: object }[]): void {
  for (const { form, query } of met.splice(0)) if (isMade(query, calls)) addForm(forms, form);
}

/**
 * Forgets the forms of questions that became these calls, which somebody has judged to answer another question. Where words
 * were passed over that may say something, these are forgotten; and where a column is contested, somebody is asked anyway.
 */
export function dropForms(forms: Forms, calls: readonly { readonly args: object }[]): void {
  for (const { form, query, isContested } of met.splice(0)) {
    if (isContested || !isMade(query, calls)) continue;
    const telling = form.passed.filter((word) => !isEmptyWord(word));
    if (telling.length === 0) forms.delete(form.said);
    for (const word of telling) forms.get(form.said)?.delete(word);
  }
}

/** Whether one of the calls is the query, with no clause more: one without any is a part of all. */
function isMade(query: TableQuery, calls: readonly { readonly args: object }[]): boolean {
  return calls.some(({ args }) => {
    const { file: _, files: __, ...clauses } = args as Record<string, unknown>;
    return isSame(query, clauses);
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return other !== undefined && canonicalJson(one) === canonicalJson(other);
}
