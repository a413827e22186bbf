/** What a query of the table algebra lets a tool say before it runs, in the words of the plan. */
import type { ColumnFacts, InputProblem, ToolCheck } from "../../../catalog/authoring.ts";
import { check, type KnownTable } from "../algebra/check.ts";
import type { AlgebraQuery } from "../algebra/schema/input.ts";

export type At = InputProblem["at"];

/** @param place where in the tool's arguments a path of the query stands; that path itself when not given */
export function checkQuery(
  query: AlgebraQuery,
  tables: readonly KnownTable[],
  place: (path: At) => At = (path) => path,
): ToolCheck {
  const { problems, columns } = check(query, tables);
  return {
    problems: problems.map(({ path, message, help }): InputProblem => {
      const [, nearest, rest = help] = /^The nearest is "(.*?)"\. (.*)$/s.exec(help) ?? [];
      return {
        at: place(partsOf(path)),
        message: message.replace(/\.$/, ""),
        help: rest,
        ...(nearest !== undefined && { nearest }),
      };
    }),
    ...(columns !== undefined && { tables: { table: columns satisfies readonly ColumnFacts[] } }),
  };
}

/** `["where", 0, "column"]` of `where[0].column`. */
function partsOf(path: string): At {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== "")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
