/** What a call takes from another: a required argument that nothing fills, or words that say what another call gives. */
import { isFunctionWord } from "../../link/function-words.ts";
import { isVerb } from "../../link/verbs.ts";
import { outputsOf, type Field, type Output } from "../../link/fields.ts";
import { rolesOf } from "../../link/roles.ts";
import type { ToolIndex } from "../../link/tools.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { weights } from "../weights.ts";
import type { Source } from "./source.ts";
import type { Value } from "./value.ts";

export interface Link {
  readonly source: Source;
  readonly output: Output;
  readonly score: number;
}

/** Names that say nothing of what they name. */
const VAGUE = new Set(
  "id name number valu result data type code info inform list text output input num count total amount string a b x y".split(
    " ",
  ),
);
const STATES = new Set(["statu", "success", "messag", "error", "ok", "timestamp", "unit"]);
/** A noun follows them. */
const BEFORE_NOUN = new Set("the its their this that these those his her of both".split(" "));
/** Stand for something by themselves. */
const PRONOUNS = new Set("it its them their result results".split(" "));
/** Point at something that is named after them: "this price", "the calculated area". */
const POINTING = new Set(
  "this that those these resulting obtained previous returned above same calculated computed generated converted found given retrieved".split(
    " ",
  ),
);

export function bestLink(
  field: Field,
  sources: readonly Source[],
  reading: Reading,
  spans: readonly Span[],
  index: ToolIndex,
): Link | undefined {
  // What is to be done is nothing that there is already.
  const words = new Set(
    spans.flatMap(({ from, to }) =>
      reading.tokens
        .slice(isVerb(reading.tokens[from]?.lower ?? "") ? from + 1 : from, to)
        .map(({ stem }) => stem),
    ),
  );
  return sources
    .flatMap((source) => {
      const refers = refersTo(source, reading, spans, index);
      return outputsOf(source.tool).flatMap((output): Link[] => {
        const score = linkScore(field, output, source, words, refers, index);
        return score === undefined ? [] : [{ source, output, score }];
      });
    })
    .toSorted((a, b) => b.score - a.score)[0];
}

/** "this domain": what was said of it before. */
export function pointsAt({ tokens }: Reading, spans: readonly Span[], { names }: Field): boolean {
  return spans.some(({ from, to }) =>
    tokens
      .slice(from, to - 1)
      .some(
        ({ lower }, i) => POINTING.has(lower) && names.includes(tokens[from + i + 1]?.stem ?? ""),
      ),
  );
}

/** Whether words point back at what a call gives. */
function refersTo(
  { tool }: Source,
  { tokens }: Reading,
  spans: readonly Span[],
  index: ToolIndex,
): boolean {
  const about = index.wordsOf(tool);
  const given = new Set(outputsOf(tool).flatMap(({ names }) => names));
  return spans.some(({ from, to }) => {
    for (let at = from; at < to; at += 1) {
      const { lower = "" } = tokens[at] ?? {};
      if (PRONOUNS.has(lower)) return true;
      if (!POINTING.has(lower)) continue;
      const { stem = "", kind } = tokens[at + 1] ?? {};
      if (at + 1 >= to || kind === "sign" || about.has(stem) || given.has(stem) || VAGUE.has(stem))
        return true;
    }
    return false;
  });
}

export function linkScore(
  field: Field,
  output: Output,
  { tool, back }: Source,
  words: ReadonlySet<string>,
  refers: boolean,
  index: ToolIndex,
): number | undefined {
  if (!fitsType(field, output)) return undefined;
  const w = weights.reference;
  let score = named(field, output, index.wordsOf(tool)) * w.named;
  const shared = [...field.said].filter((word) => output.said.has(word) && !VAGUE.has(word)).length;
  score += (shared / Math.max(1, Math.min(field.said.size, output.said.size, 4))) * w.said;
  if (isMentioned(output, words, index.wordsOf(tool))) score += w.mentioned;
  else if (
    back > 0 &&
    output.names.some((name) => words.has(name) && !STATES.has(name) && !field.names.includes(name))
  )
    score += w.mentioned / 2;
  if (refers) score += w.refers;
  if (output.names.every((name) => STATES.has(name))) score -= 0.8;
  if (isNumeric(field) && isNumber(output)) score += w.number;
  const isText =
    output.schema.type === "string" &&
    !output.names.some((name) => STATES.has(name) || name === "id");
  // A text to work on is whatever text the call before gave.
  if (isText && field.kind === "text" && rolesOf(field).has("text")) score += w.number;
  if (field.names.some((name) => name === "id") && !output.names.includes("id")) score -= 0.3;
  if (output.path.includes(".")) score -= 0.1;
  return score - (back - 1) * w.back;
}

/** The words say its name; what the tool is about anyway need not be said. */
function isMentioned(
  { names }: Output,
  words: ReadonlySet<string>,
  about: ReadonlySet<string>,
): boolean {
  const telling = names.filter((name) => !VAGUE.has(name) && !STATES.has(name));
  return (
    telling.some((name) => words.has(name)) &&
    telling.every((name) => words.has(name) || about.has(name))
  );
}

function named(field: Field, output: Output, made: ReadonlySet<string>): number {
  const [wanted, given] = [new Set(field.names), new Set(output.names)];
  const both = [...wanted].filter((name) => given.has(name));
  if (both.length === 0) return 0;
  const solid = both.filter((name) => !VAGUE.has(name)).length;
  const rest = [...wanted].filter((name) => !given.has(name));
  // `artist_id` is `id` of what gives artists; `id` alone may be anything's.
  const isMade = rest.length > 0 && rest.every((name) => made.has(name));
  const more = [...given].filter((name) => !wanted.has(name)).length;
  if (rest.length === 0) return solid > 0 ? 1.2 - 0.1 * more : 0.4;
  if (isMade) return solid > 0 ? 0.8 : 1.05;
  return solid > 0 ? 0.6 : 0.1;
}

function fitsType(field: Field, output: Output): boolean {
  const type = typeof output.schema.type === "string" ? output.schema.type : undefined;
  if (field.kind === "flag") return false;
  if (field.list !== (type === "array") && type !== undefined) {
    // Of a list, one may be taken only where it is said how.
    return false;
  }
  if (type === undefined) return true;
  // A path, an address or a day is text that has its form.
  if (field.format !== undefined && type !== "string") return false;
  if (field.kind === "number") return type === "number" || type === "integer";
  // A number is the text of what has its name; a mass is no label.
  if (field.kind === "text" || field.kind === "choice")
    return (
      type === "string" || field.list || output.names.some((name) => field.names.includes(name))
    );
  if (field.kind === "object") return type === "object";
  return true;
}

function isNumeric({ kind }: Field): boolean {
  return kind === "number";
}

function isNumber({ schema }: Output): boolean {
  return schema.type === "number" || schema.type === "integer";
}

/** Whether words are no value but say what an earlier call gives: "the calculated price", "the lyrics". */
export function saysOutput(
  value: Value,
  { tool }: Source,
  reading: Reading,
  index: ToolIndex,
): boolean {
  if (value.is !== "phrase" && value.is !== "name") return false;
  let content = 0;
  const given = new Set(outputsOf(tool).flatMap(({ names }) => names));
  const about = index.wordsOf(tool);
  let output = 0;
  for (let at = value.from; at < value.to; at += 1) {
    const { lower = "", stem = "", kind } = reading.tokens[at] ?? {};
    if (kind === "sign" || isFunctionWord(lower) || PRONOUNS.has(lower) || POINTING.has(lower))
      continue;
    content += 1;
    if (given.has(stem)) output += 1;
    else if (!about.has(stem)) return false;
  }
  const before = reading.tokens[value.from - 1]?.lower ?? "";
  return content === 0 || (output > 0 && BEFORE_NOUN.has(before));
}
