/** What a person wants to know of a result: first what was asked for, then what was left out. */
import { count } from "../../numbers.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { sayKept } from "./conditions.ts";
import { sayGroups } from "./groups.ts";
import { leftOut } from "./left-out.ts";
import { sayRows } from "./rows.ts";
import type { Said } from "./said.ts";
import { sayValues } from "./values.ts";

export function sentencesOf(said: Said, query: AlgebraQuery): string[] {
  return [...result(said, query), ...leftOut(said)];
}

function result(said: Said, query: AlgebraQuery): string[] {
  const { rows, rowsIn, rowsKept, isGrouped, keys, table } = said;
  if (rowsKept === 0) {
    const none = `No row of ${count(rowsIn, "row")} fits${sayKept(query).replace(" where ", ": ")}.`;
    return isGrouped && keys.length === 0 ? [none, ...sayValues(said, query)] : [none];
  }
  if (rows === 0) return [`The result has no rows${sayKept(query)}.`];
  if (isGrouped && keys.length === 0) return sayValues(said, query);
  const isByGroup = isGrouped && table.columns.some(({ name }) => !keys.includes(name));
  return isByGroup ? sayGroups(said, query) : sayRows(said, query);
}
