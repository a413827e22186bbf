/** Which of the tools a wording speaks for, by their names, descriptions, wordings and fields. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import { termsOf } from "../language/terms.ts";
import { withoutTime } from "../language/time-words.ts";
import { wordsForPhrases } from "../../../language/thesaurus.ts";
import { wordsOf, type Token } from "../language/tokens.ts";
import { indexOf } from "../rank.ts";
import { describedBy } from "../language/descriptions.ts";
import type { Field } from "./fields.ts";
import { stemWord } from "../../../language/stem.ts";

export interface ToolRanking {
  /** From 0 to 1: beside the best of the tools. */
  relevance(tool: ToolInfo, tokens: readonly Token[]): number;
}

/** A name says what a tool is; its fields say only what it needs for that. */
const BOOSTS = { name: 2.5, description: 1.5, phrases: 1.5, choices: 0.8, fields: 0.4 };
/** Words that one wording has together say more than the same words apart. */
const TOGETHER = 0.8;

/** For the tools of one agent. */
export function rankTools(
  tools: readonly ToolInfo[],
  fieldsOf: (tool: ToolInfo) => readonly Field[],
): ToolRanking {
  const whole = indexOf(
    tools.map((tool) => describe(tool, fieldsOf(tool))),
    BOOSTS,
  );
  const wordings = indexOf(
    tools.flatMap(({ name, phrases }) =>
      phrases.map((phrase, i) => ({
        id: `${name}#${i}`,
        fields: { phrases: withPhrases(phrase) },
      })),
    ),
    { phrases: 1 },
  );
  // By the identity of the wording, which is the same for all tools that are compared for it.
  const cache = new WeakMap<readonly Token[], ReadonlyMap<string, number>>();

  const scoresOf = (tokens: readonly Token[]): ReadonlyMap<string, number> => {
    const known = cache.get(tokens);
    if (known !== undefined) return known;
    const terms = termsOf(withoutTime(tokens));
    const scores = new Map([...whole.search(terms)].map(([name, { score }]) => [name, score]));
    const best = new Map<string, number>();
    for (const [id, { score }] of wordings.search(terms)) {
      const name = id.slice(0, id.lastIndexOf("#"));
      best.set(name, Math.max(best.get(name) ?? 0, score));
    }
    for (const [name, score] of best) scores.set(name, (scores.get(name) ?? 0) + TOGETHER * score);
    cache.set(tokens, scores);
    return scores;
  };

  return {
    relevance({ name }, tokens) {
      const scores = scoresOf(tokens);
      const most = Math.max(...scores.values(), 0);
      return most === 0 ? 0 : (scores.get(name) ?? 0) / most;
    },
  };
}

/** "how many files" is found by "count" as well, as it is in a request. */
function withPhrases(text: string): string {
  return [text, ...wordsForPhrases(wordsOf(text).map(stemWord))].join(" ");
}

function describe(
  tool: ToolInfo,
  fields: readonly Field[],
): { id: string; fields: Record<string, string> } {
  return {
    id: tool.name,
    fields: {
      name: tool.name.slice(tool.name.indexOf(".") + 1),
      description: describedBy(tool.description),
      phrases: tool.phrases.join(" "),
      choices: fields
        .flatMap(({ choices }) => choices.flatMap(({ wordings }) => wordings.flat()))
        .join(" "),
      fields: fields
        .map(({ name, description }) => `${name} ${describedBy(description)}`)
        .join(" "),
    },
  };
}
