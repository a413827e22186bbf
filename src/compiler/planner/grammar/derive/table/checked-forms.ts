/**
 * The forms of questions of which answers have been checked, each with the words that were passed over in it. A question of
 * another form may be read rightly, but nobody knows: its reading is shown and has to be confirmed (ADR 18).
 */
import { isEmptyWord } from "../../link/function-words.ts";
import checked from "./checked-forms.json" with { type: "json" };
import type { TableDerivation } from "./table-question.ts";

const forms = new Map<string, readonly string[]>(Object.entries(checked));

/** `npm run check-forms` puts its own in here, to find what it writes into checked-forms.json. */
export const checkedForms = {
  has({ form: { said, passed }, isContested }: TableDerivation): boolean {
    const own = forms.get(said);
    if (own === undefined || isContested) return false;
    return passed.every((word) => isEmptyWord(word) || own.includes(word));
  },
};
