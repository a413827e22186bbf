/**
 * Which kinds of task a request speaks of. A model sees these alone, since small ones use whatever they are shown. The
 * test is cheap and lets through too many rather than too few: that words speak of a kind does not say that it is needed.
 */
import { kinds } from "../../kinds/index.ts";

export interface SuggestedKind {
  readonly name: string;
  /** One line, as `compiler/kinds` has it. */
  readonly says: string;
  /** Where its tasks stand; `alternatives[0].tasks` and the next ones are written as `1`, `2`, …; none: it holds no tasks. */
  readonly blocks: readonly string[];
  /** Fields that stage 2 fills in, with what they are. */
  readonly fields: Readonly<Record<string, string>>;
}

interface Suggestion extends Pick<SuggestedKind, "blocks" | "fields"> {
  readonly words: RegExp;
}

const EXPRESSION = "an expression of TypeScript over outputs of earlier tasks and params";

const suggestions: Readonly<Record<string, Suggestion>> = {
  conditional: {
    words: /\b(?:if|unless|when|whenever|otherwise|else|in case|depending)\b/i,
    blocks: ["then", "else"],
    fields: { when: `${EXPRESSION}: t1.total > 5000` },
  },
  loop: {
    words: /\b(?:each|every|for all|until|times|repeat(?:edly)?|one by one)\b/i,
    blocks: ["tasks"],
    fields: {
      forEach: "the list, by reference; or give `times` or `until`",
      as: "what an item is called in references of the tasks within: item",
      times: "how many rounds",
      until: `${EXPRESSION}, the tasks within included; with limit`,
      limit: "most items or rounds",
      concurrency: "items side by side",
      onError: "stop or collect",
    },
  },
  parallel: {
    words:
      /\b(?:side by side|in parallel|parallel|simultaneously|at once|at the same time|whichever|fastest)\b/i,
    blocks: ["tasks"],
    fields: { join: "all, any or settled", limit: "most at once" },
  },
  fallback: {
    words:
      /\b(?:otherwise|or else|fall(?:s|ing)?[ -]?back|fail(?:s|ed|ing)?|does(?:n't| not) work|instead|backup|unavailable)\b/i,
    blocks: ["1", "2", "3", "4"],
    fields: {},
  },
  gate: {
    words:
      /\b(?:approv\w*|ask\w*|confirm\w*|sign[ -]?off|review\w*|permission|let me (?:decide|choose|see))\b/i,
    blocks: [],
    fields: {
      question: "what the person decides",
      show: "what the person is shown, by name",
      deadline: "how long it waits: 15m, 24h",
      onReject: "stop or continue",
    },
  },
  agent: {
    words:
      /\b(?:investigat\w*|figure out|look into|work out|let (?:a|the) model|by (?:a|the) model|an agent)\b/i,
    blocks: [],
    fields: {
      instruction: "what is to be found out or decided, in the words of the request",
      tools:
        "full names of tools it may call, or {tool, args}: args has every file, address and command, which it cannot choose",
      turns: "how often it may call tools: 8",
      output: "JSON Schema of its result, an object",
    },
  },
  plan: {
    words: /\b(?:plans?|workflows?|builds?)\b/i,
    blocks: [],
    fields: { plan: "its name, as in the request", params: "what its parameters are given" },
  },
};

export function suggestedKinds(query: string): readonly SuggestedKind[] {
  return kinds.flatMap(({ name, says }) => {
    const suggestion = suggestions[name];
    if (suggestion === undefined || !suggestion.words.test(query)) return [];
    const { blocks, fields } = suggestion;
    return [{ name, says, blocks, fields }];
  });
}

/** Where a block stands in a task: fallbacks have theirs by number. */
export function placeOfBlock(block: string): string {
  return /^\d+$/.test(block) ? `alternatives[${Number(block) - 1}].tasks` : block;
}

/** The other way round. */
export function blockOfPlace(at: string): string {
  const [, position] = /^alternatives\[(\d+)\]\.tasks$/.exec(at) ?? [];
  return position === undefined ? at : String(Number(position) + 1);
}
