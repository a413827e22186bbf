/** The words that a tool has for itself. What they leave unexplained in a task's wording are values. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import { contentStems, stemOf } from "../language/terms.ts";
import { synonymsOf } from "../../../language/thesaurus.ts";
import { isFrequency, timeUnit } from "../language/time-words.ts";
import { wordsOf, type Token } from "../language/tokens.ts";
import { isVerb } from "../language/verbs.ts";
import { FUNCTION_WORDS, ORDERING_WORDS, RESULT_NOUNS } from "../language/words.ts";
import { numberWord } from "../language/numbers.ts";
import { describedBy } from "../language/descriptions.ts";
import { fieldsOf, type Field } from "./fields.ts";
import { stemWord } from "../../../language/stem.ts";

const PRONOUNS = new Set(["us", "it", "am", "me", "or"]);

export interface Vocabulary {
  readonly fields: readonly Field[];
  /** Whether the word is one of language or of the tool, and not a value. */
  explains(token: Token): boolean;
}

/** `beside`: the other tools of the agent. What one of them is called is no value for this one. */
export function vocabularyOf(tool: ToolInfo, beside: readonly ToolInfo[]): Vocabulary {
  const fields = fieldsOf(tool);
  const own = new Set([
    ...[tool, ...beside].flatMap(({ name }) => wordsOf(name).map(stemWord)),
    ...contentStems(describedBy(tool.description)),
    ...fields.flatMap(({ words }) => [...words]),
    ...fields.flatMap(({ choices }) => choices.flatMap(({ wordings }) => wordings.flat())),
  ]);
  const wordings = new Set(contentStems(tool.phrases.join(" ")));
  const examples = new Set(fields.flatMap((field) => [...field.examples]));

  return {
    fields,
    explains(token) {
      if (token.kind !== "word") return false;
      if (examples.has(token.lower)) return false;
      // "US" and "IT" are no pronouns.
      if (/^\p{Lu}{2,}$/u.test(token.value) && PRONOUNS.has(token.lower)) return false;
      if (FUNCTION_WORDS.has(token.lower) || RESULT_NOUNS.has(token.lower)) return true;
      if (ORDERING_WORDS.has(token.lower)) return true;
      const isLanguage =
        isVerb(token.lower) ||
        timeUnit(token.lower) !== undefined ||
        isFrequency(token.lower) ||
        numberWord(token.lower) !== undefined;
      if (isLanguage) return token.value !== token.value.toUpperCase();
      const said = stemOf(token);
      if (own.has(said)) return true;
      // A name in capitals is a value even where a wording has it as its example.
      if (isName(token)) return false;
      return wordings.has(said) || [...synonymsOf(said)].some((word) => own.has(word));
    },
  };
}

/** Written as a name: `AAPL`, `Seattle` (but not the first word of a sentence, which any word may be). */
export function isName({ value, start }: Token): boolean {
  return /^\p{Lu}/u.test(value) && (start > 0 || /^\p{Lu}{2,}|^\p{Lu}.*\p{Lu}/u.test(value));
}
