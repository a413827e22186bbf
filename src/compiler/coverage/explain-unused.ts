/** Says of unused words why nothing takes them, and what could have been meant. */
import { wordsNotUsed, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Facts } from "../../contract/facts.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { PlanNote } from "../../contract/plan.ts";
import { stemWord } from "../language/stem.ts";
import { isOperatorWord, OPERATOR_WORDS } from "../planner/grammar/link/operator-words.ts";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Unused } from "./find-unused.ts";

export function explainUnused(
  unused: Unused,
  facts: ReadonlyMap<string, Facts> = new Map(),
): Diagnostic {
  const { start, end, text, tools } = unused;
  const reason = reasonFor(unused);
  const nearest = nearestTo(unused, facts);
  return wordsNotUsed(
    {
      words: text,
      reason,
      tools: tools.map(({ name }) => name),
      isPlanned: true,
      ...(nearest !== undefined && { nearest }),
    },
    { in: "query", start, end, label: "not used" },
  );
}

/** What the answers of a build say when it is made all the same. */
export function noteUnused({ start, end, text }: Unused): PlanNote {
  return { kind: "ignored", text, origin: [start, end] };
}

function reasonFor({ problem, tools: [tool, ...others] }: Unused): string {
  const by = tool === undefined || others.length > 0 ? "the plan" : tool.name;
  switch (problem.is) {
    case "contradicted": {
      const has = problem.has === "" ? "none" : `${problem.argument}: ${problem.has}`;
      return `it stands for ${problem.argument}: ${problem.means}, and the plan has ${has}`;
    }
    case "column":
      return `it is a column of ${problem.file}, and no argument names that column`;
    case "value":
      return `it is a value of the column ${problem.column} of ${problem.file}, and no argument has it`;
    default:
      return REASONS[problem.is].replace("{by}", by);
  }
}

const REASONS = {
  time: "no argument of {by} has this time",
  number: "no argument of {by} has this number",
  name: "no argument of {by} has this name",
  group: "no argument of {by} groups by it",
  operator: "it decides the result, and no argument of {by} says it",
  comparison: "no argument of {by} compares with it",
  negation: "no argument of {by} leaves anything out",
  sides: "{by} gives one result for all of them together, not one beside the other",
  word: "nothing in {by} speaks of it",
  extreme: "it can be of single values or of their totals in a group",
  counted: "it can be the number of rows or the total of the column",
  statistic: "nothing says what is done with the values",
  averaged:
    "it can be the average of single rows or of the totals of each time, and there are several rows of one time",
  ratio:
    "it is a column of many numbers, so it can be one column divided by the other, or a group for each number",
} as const;

/** What may have been mistyped: a column, an operator, or a word that the tools use of themselves. */
function nearestTo(
  { text, problem, tools }: Unused,
  facts: ReadonlyMap<string, Facts>,
): string | undefined {
  if (problem.is === "extreme") return `${text} total`;
  if (!["word", "name", "group", "operator"].includes(problem.is)) return undefined;
  const columns = [...facts.values()].flatMap((known) =>
    known.is === "table" ? known.columns.map(({ name }) => name) : [],
  );
  const known = [...new Set([...columns, ...OPERATOR_WORDS, ...tools.flatMap(wordsOf)])].filter(
    ({ length }) => length > 3,
  );
  const words = text
    .split(/\s+/)
    .filter(({ length }) => length > 3)
    .filter((word) => !isOperatorWord(word.toLowerCase()));
  const names = problem.is === "group" ? columns : known;
  const found = words
    .map((word) => [word, nearestName(word, names)] as const)
    // Another form of a word that is refused is refused too.
    .filter(
      ([word, name]) =>
        name !== undefined && stemWord(name.toLowerCase()) !== stemWord(word.toLowerCase()),
    );
  return found.length === 0 ? undefined : found.map(([, name]) => name).join(" ");
}

/** The words that a tool uses of itself, as they are written. */
function wordsOf({ description, phrases, input }: ToolInfo): string[] {
  const text = [description, ...phrases, JSON.stringify(input["properties"] ?? {})].join(" ");
  return [...new Set(text.toLowerCase().match(/\p{L}+/gu) ?? [])];
}
