/** What a request is about, in its own words: the title of a document that is made of the results. */
import type { OutlineTask } from "../../../planner.ts";
import { isGenericVerb } from "../../link/verbs.ts";
import type { Mark, Reading, Span, Token } from "../../read/reading.ts";

/** A line of a large heading, or of a list of files. */
const MOST_CHARACTERS = 70;
const ARTICLES = new Set(["the", "a", "an"]);
const LEADING = new Set(
  "in of from for on at under within inside the a an file folder into to".split(" "),
);

/** "in the same file": a place that is named elsewhere. */
const POINTED = /\s(?:in|from|within)\s(?:that|the same)\s(?:file|folder|page)\b/giu;

/**
 * The clauses that ask for something and present nothing, without places: as many as one line has room for.
 * `undefined` when there is nothing of the kind.
 */
export function subjectOf(reading: Reading, path: readonly OutlineTask[]): string | undefined {
  const own = new Set(path.flatMap(({ id, internal }) => (internal === true ? [] : [id])));
  const asking = path.filter(
    ({ id, needs, follows = [] }) =>
      own.has(id) && needs.every((need) => !own.has(need) || follows.includes(need)),
  );
  const spans = asking
    .flatMap(({ clause }) => clause?.span ?? [])
    .toSorted((a, b) => a.from - b.from);
  let subject = "";
  for (const part of spans.map((span) => wordingOf(reading, span)).filter((text) => text !== "")) {
    const longer = subject === "" ? part : `${subject}, ${part}`;
    if (longer.length > MOST_CHARACTERS) break;
    subject = longer;
  }
  return subject === "" ? undefined : subject.charAt(0).toUpperCase() + subject.slice(1);
}

function wordingOf({ query, tokens, marks }: Reading, span: Span): string {
  const isPlace = (mark: Mark): boolean => mark.is === "path" || mark.is === "url";
  let text = "";
  let end: number | undefined;
  const add = (
    part: string,
    { start, end: last }: { readonly start: number; readonly end: number },
  ): void => {
    const between = end === undefined ? "" : query.slice(end, start);
    // Where a place was left out there is a space.
    text += (/^[\s\-–]*$/.test(between) ? between.replace(/\s+/g, " ") : " ") + part;
    end = last;
  };
  for (let at = withoutVerb(tokens, span); at < span.to; at += 1) {
    const place = marks.find((mark) => mark.from === at && isPlace(mark));
    const token = tokens[at];
    if (token === undefined) break;
    if (place === undefined) add(token.text, token);
    else {
      const before = text.replace(/(?:^|\s)(?:the|a|an|file|folder)$/i, "");
      const last = /(?:^|\s)(\S+)$/.exec(before)?.[1] ?? "";
      const name =
        textOf(query, tokens, place)
          .split("/")
          .findLast((part) => part !== "") ?? "";
      // What is worked on itself keeps its name.
      if (LEADING.has(last.toLowerCase())) text = before.slice(0, before.length - last.length);
      else add(name, { start: token.start, end: tokens[place.to - 1]?.end ?? token.end });
      at = place.to - 1;
    }
  }
  return text
    .replace(/\s+/g, " ")
    .replace(POINTED, "")
    .replace(/^[\s,]+|[\s,]+$/g, "")
    .replace(/ (?=,)/g, "");
}

function textOf(query: string, tokens: readonly Token[], { from, to }: Span): string {
  return query.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
}

/** "Show the average …" is about the average. */
function withoutVerb(tokens: readonly Token[], { from, to }: Span): number {
  if (from + 1 >= to || !isGenericVerb(tokens[from]?.lower ?? "")) return from;
  return ARTICLES.has(tokens[from + 1]?.lower ?? "") ? from + 2 : from + 1;
}
