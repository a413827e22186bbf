/** Clauses that put what was made in a file: what is saved, in which form, and where. */
import { extensionOf, formatOf } from "../language/file-words.ts";
import { isPresentingNoun, showsEverything } from "../language/presenting.ts";
import { isSavingVerb, leadsToDestination } from "../language/saving.ts";
import { insertedWord, type Token } from "../language/tokens.ts";
import { PREPOSITIONS } from "../language/words.ts";
import type { Draft } from "./draft.ts";
import { presentingHead } from "./heads.ts";

export interface SaveClause {
  /** What is saved: "the summary of README.md", "it". */
  readonly what: readonly Token[];
  /** "as a Markdown report": what is made of it first. Empty when nothing is said of that. */
  readonly form: readonly Token[];
  /** "to out/x.md" */
  readonly place: readonly Token[];
}

/** "save | it | as a Markdown report | in out/x.md"; `undefined` when the clause saves nothing. */
export function readSaveClause(tokens: readonly Token[]): SaveClause | undefined {
  const [verb, ...rest] = tokens;
  if (verb === undefined || !isSavingVerb(verb.lower)) return undefined;
  const at = rest.findLastIndex(
    ({ kind, value }, i) =>
      kind === "path" &&
      extensionOf(value) !== undefined &&
      leadsToDestination(rest[i - 1]?.lower ?? "", verb.lower),
  );
  if (at === -1) return undefined;
  const others = [...rest.slice(0, at - 1), ...rest.slice(at + 1)];
  const from = others.findLastIndex(({ lower }) => lower === "as");
  const form = from === -1 ? [] : others.slice(from);
  const isForm = isPresentingNoun(form.at(-1)?.lower ?? "") && form.every(isFormWord);
  return {
    what: isForm ? others.slice(0, from) : others,
    form: isForm ? form : [],
    place: rest.slice(at - 1, at + 1),
  };
}

function isFormWord({ kind, lower }: Token): boolean {
  return kind === "word" && !(PREPOSITIONS.has(lower) && lower !== "as");
}

/** "save it to out/x.md": all of the clause but the form, with the verb that everybody who saves knows. */
export function savingWords({ what, place }: SaveClause): Token[] {
  return [insertedWord("save"), ...what, ...place];
}

const FORMS = new Set(["markdown", "html", "page", "dashboard"]);

/** Makes a report, whose form a later clause may say. */
export function makesDocument({ words }: Draft): boolean {
  const { head = [] } = presentingHead(words) ?? {};
  return head.some(({ lower }) => showsEverything(lower));
}

/** "write a report … save it to out/x.md": the name of the file says what the report is to be. */
export function shapeForPlace(made: Draft, { place }: SaveClause): void {
  const format = formatOf(place.at(-1)?.value ?? "");
  const says = [...made.words, ...made.form].some(({ lower }) => FORMS.has(lower));
  if (format === "Markdown" && makesDocument(made) && !says)
    made.form.push(insertedWord("as"), insertedWord(format));
}
