/**
 * The forms of questions of which answers have been checked, and the words that were passed over in them. A question of
 * another form may be read rightly, but nobody knows: its reading is shown and has to be confirmed (ADR 17).
 */
import checked from "./checked-forms.json" with { type: "json" };
import type { TableDerivation } from "./table-question.ts";

const forms = new Set<string>(checked.forms);
const words = new Set<string>(checked.words);

/** `npm run check-forms` puts its own in here, to find what it writes into checked-forms.json. */
export const checkedForms = {
  has: ({ form: { said, passed } }: TableDerivation): boolean =>
    forms.has(said) && passed.every((word) => words.has(word)),
};
