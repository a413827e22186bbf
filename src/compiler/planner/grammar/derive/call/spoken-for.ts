/** What the words of a clause say for a tool: how much of the clause it explains, its name, and what it does. */
import { stemWord } from "../../../../language/stem.ts";
import { synonymsOf } from "../../../../language/thesaurus.ts";
import { wordsOfName } from "../../link/identifier.ts";
import { impliedStems } from "../../link/implied.ts";
import { askedStems, type ToolIndex } from "../../link/tools.ts";
import { isGenericVerb, isOrder, isVerb } from "../../link/verbs.ts";
import type { Reading, Span, Token } from "../../read/reading.ts";
import type { Assigned } from "./assigned.ts";
import type { CallContext } from "./context.ts";

/** The share of the content words that a call says, by their rarity, and the others. */
export function coverage(
  context: CallContext,
  assigned: readonly Assigned[],
  index: ToolIndex,
): { covered: number; uncovered: number[] } {
  const {
    span,
    reading: { tokens },
  } = context;
  let all = 0;
  let sum = 0;
  const uncovered: number[] = [];
  const said = new Set(context.fields.flatMap((field) => [...field.names, ...field.said]));
  for (let at = span.from; at < span.to; at += 1) {
    const isValue = assigned.some(({ value }) => at >= value.from && at < value.to);
    if (context.isEmpty(at) && !isValue) continue;
    const stem = tokens[at]?.stem ?? "";
    const rarity = 0.3 + index.rarity(stem);
    all += rarity;
    if (isValue || context.explains(at)) sum += rarity;
    else if (said.has(stem) || context.gives(at)) sum += rarity * 0.6;
    else uncovered.push(at);
  }
  return { covered: all === 0 ? 0 : sum / all, uncovered };
}

/** How much of the tool's name the clause says, by rarity. */
export function nameSaid({ reading, span, extras, tool }: CallContext, index: ToolIndex): number {
  const { tokens } = reading;
  const said = new Set(
    [span, ...extras].flatMap(({ from, to }) => askedStems(tokens.slice(from, to))),
  );
  const implied = new Set(impliedStems(reading, span));
  let all = 0;
  let sum = 0;
  for (const stem of index.nameOf(tool)) {
    const rarity = 0.15 + index.rarity(stem);
    all += rarity;
    if (said.has(stem)) sum += rarity;
    else if (implied.has(stem)) sum += rarity * 0.7;
    else if ([...synonymsOf(stem)].some((other) => said.has(other))) sum += rarity * 0.7;
  }
  return all === 0 ? 0 : sum / all;
}

/** How much, 0 to 1, one of a tool's phrases says of which no word is missing. */
export function phraseSaid({ reading, span, extras, tool }: CallContext, index: ToolIndex): number {
  const phrases = index.phrasesOf(tool);
  if (phrases.length === 0) return 0;
  const said = new Set([span, ...extras].flatMap((each) => askedStems(plainTokens(reading, each))));
  const implied = new Set(impliedStems(reading, span));
  const weights = phrases.map((stems) =>
    stems.every((stem) => said.has(stem) || implied.has(stem))
      ? stems.reduce((sum, stem) => sum + (said.has(stem) ? 0.3 + index.rarity(stem) : 0), 0)
      : 0,
  );
  const best = Math.max(...weights);
  return best / (1 + best);
}

/** Without what is quoted at length: that is a value, and speaks for no tool. */
function plainTokens({ tokens, marks }: Reading, { from, to }: Span): Token[] {
  const isQuoted = (at: number): boolean =>
    marks.some(
      (mark) => mark.is === "quoted" && mark.to - mark.from > 3 && at >= mark.from && at < mark.to,
    );
  return tokens.slice(from, to).filter((_, i) => !isQuoted(from + i));
}

/** "Delete X" is none of a tool that retrieves, and the other way round. */
export function verbFit(
  { reading, span, tool }: CallContext,
  index: ToolIndex,
): { readonly verbUnsaid: number; readonly verbLost: number } {
  const { tokens } = reading;
  const said = tokens.slice(span.from, span.to).map(({ stem }) => stem);
  const stems = new Set([...said, ...impliedStems(reading, span)]);
  const isSaid = (stem: string): boolean =>
    stems.has(stem) || [...synonymsOf(stem)].some((other) => stems.has(other));
  const [verb = ""] = wordsOfName(tool.name.slice(tool.name.indexOf(".") + 1)).words;
  const asked = tokens[span.from];
  const isSpecific = (word: string): boolean => isVerb(word) && !isGenericVerb(word);
  const about = index.wordsOf(tool);
  return {
    verbUnsaid: isSpecific(verb) && !isSaid(stemWord(verb)) ? 1 : 0,
    verbLost:
      asked !== undefined &&
      (isSpecific(asked.lower) ||
        (isOrder(asked.lower, tokens[span.from + 1]?.lower) && !isGenericVerb(asked.lower))) &&
      !about.has(asked.stem) &&
      ![...synonymsOf(asked.stem)].some((other) => about.has(other))
        ? 1
        : 0,
  };
}
