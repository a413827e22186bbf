/** Says of unused words why nothing takes them, and what could have been meant. */
import { wordsNotUsed, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Facts } from "../../contract/facts.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { PlanNote } from "../../contract/plan.ts";
import type { Unused } from "./find-unused.ts";
import { wordsOf } from "./words-of-tool.ts";

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
      ...(nearest !== undefined && { nearest }),
    },
    { in: "query", start, end, label: "not used" },
  );
}

/** What the answers of a build say when it is made all the same. */
export function noteUnused({ start, end, text }: Unused): PlanNote {
  return { kind: "ignored", text: `not used: ${text}`, origin: [start, end] };
}

function reasonFor({ problem, tools }: Unused): string {
  const [tool] = tools.map(({ name }) => name);
  const by = tools.length === 1 && tool !== undefined ? tool : "the plan";
  switch (problem.is) {
    case "contradicted":
      return `it stands for ${problem.argument}: ${problem.means}, and the plan has ${problem.argument}: ${problem.has}`;
    case "time":
      return `no argument of ${by} has this time`;
    case "number":
      return `no argument of ${by} has this number`;
    case "name":
      return `no argument of ${by} has this name`;
    case "group":
      return `no argument of ${by} groups by it`;
    case "operator":
      return `it decides the result, and no argument of ${by} says it`;
    case "comparison":
      return `no argument of ${by} compares with it`;
    case "negation":
      return `no argument of ${by} leaves anything out`;
    case "column":
      return `it is a column of ${problem.file}, and no argument names that column`;
    case "value":
      return `it is a value of the column ${problem.column} of ${problem.file}, and no argument has it`;
    case "word":
      return `nothing in ${by} speaks of it`;
  }
}

/** Words of general requests in which people make mistakes of typing. */
function nearestTo(
  { text, problem, tools }: Unused,
  facts: ReadonlyMap<string, Facts>,
): string | undefined {
  if (!["word", "name", "group", "operator"].includes(problem.is)) return undefined;
  const columns = [...facts.values()].flatMap((known) =>
    known.is === "table" ? known.columns.map(({ name }) => name) : [],
  );
  const word = text.replace(/^(?:by|per|each|every|across)\s+/i, "");
  const column = nearestName(word, columns);
  if (column !== undefined || problem.is === "group" || word.length < 4 || /\s/.test(word))
    return column;
  const found = nearestName(
    word,
    [...new Set(tools.flatMap(wordsOf))].filter(({ length }) => length > 3),
  );
  return found?.toLowerCase() === word.toLowerCase() ? undefined : found;
}
