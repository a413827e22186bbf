/** What a request is about, in its own words: the title of a document that is made of the results. */
import { isLiteral } from "../language/literals.ts";
import { isPresentingNoun, isPresentingVerb } from "../language/presenting.ts";
import { isSavingVerb } from "../language/saving.ts";
import { presentingHead } from "../outline/heads.ts";
import { baseOfGerund, GENERIC_VERBS } from "../language/verbs.ts";
import { DETERMINERS, PREPOSITIONS } from "../language/words.ts";
import type { Token } from "../language/tokens.ts";
import type { Field } from "./fields.ts";

/** A line of a large heading, or of a list of files. */
const MOST_CHARACTERS = 70;

/** Whether a field holds the title of a whole document, for which the request can stand. */
export function isDocumentTitle({ schema }: Field): boolean {
  return schema.format === "title";
}

/**
 * The first clauses that ask for something, without places and without how to show it: as many as one
 * line has room for. `undefined` when there is nothing of the kind.
 */
export function subjectOf(
  query: string,
  clauses: readonly (readonly Token[])[],
): string | undefined {
  const asking = clauses.filter((tokens) => !presents(tokens) && !isSaving(tokens));
  // "a report on the average price": what it is on.
  const shown = clauses
    .flatMap((tokens) => presentingHead(tokens)?.rest.slice(1) ?? [])
    .filter(({ lower }, at) => at > 0 || !DETERMINERS.has(lower));
  const parts = (asking.length > 0 ? asking : [shown]).map((tokens) => wordingOf(query, tokens));
  let subject = "";
  for (const part of parts.filter((text) => text !== "")) {
    const longer = subject === "" ? part : `${subject}, ${part}`;
    if (longer.length > MOST_CHARACTERS) break;
    subject = longer;
  }
  return subject === "" ? undefined : subject.charAt(0).toUpperCase() + subject.slice(1);
}

/** "save it to out/report.html": says where to put what is made. */
function isSaving(tokens: readonly Token[]): boolean {
  return isSavingVerb(tokens[0]?.lower ?? "") && tokens.some(({ kind }) => kind === "path");
}

/** "chart both", "then write a report": says how to show, and not what. */
function presents(tokens: readonly Token[]): boolean {
  return tokens.some(({ lower }) => {
    const verb = baseOfGerund(lower) ?? lower;
    return (isPresentingVerb(verb) && !verb.startsWith("summari")) || isPresentingNoun(lower);
  });
}

function wordingOf(query: string, tokens: readonly Token[]): string {
  let text = "";
  let end: number | undefined;
  for (const token of withoutVerb(withoutPlaces(tokens))) {
    const between = end === undefined ? "" : query.slice(end, token.start);
    // Where a place was left out there is a space.
    text += /^[\s\-–]*$/.test(between) ? between.replace(/\s+/g, " ") : " ";
    text += token.text;
    end = token.end;
  }
  return text.replace(/^[\s,]+|[\s,]+$/g, "").replace(/ (?=,)/g, "");
}

/** Without where things are, and the words that lead there; what is worked on itself keeps its name. */
function withoutPlaces(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    if (!isLiteral(token) || ["quoted", "placeholder", "date", "command"].includes(token.kind)) {
      kept.push(token);
      continue;
    }
    while (DETERMINERS.has(kept.at(-1)?.lower ?? "")) kept.pop();
    const before = kept.at(-1)?.lower ?? "";
    if (PREPOSITIONS.has(before)) kept.pop();
    else
      kept.push({ ...token, text: token.value.split("/").findLast((part) => part !== "") ?? "" });
  }
  return kept;
}

/** "Show the average …" is about the average. */
function withoutVerb(tokens: readonly Token[]): readonly Token[] {
  const [first, second] = tokens;
  if (first === undefined || second?.kind !== "word" || !GENERIC_VERBS.has(first.lower))
    return tokens;
  const isArticle = ["the", "a", "an"].includes(second.lower);
  return tokens.slice(isArticle ? 2 : 1);
}
