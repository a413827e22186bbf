/** The rows of a query as a table of the database, for statistics that the algebra has no measure for. */
import type { ToolContext } from "../../../../catalog/authoring.ts";
import { identifier } from "../../sql.ts";
import type { Database } from "../../tables/database.ts";
import type { LoadedTable } from "../../tables/loaded-table.ts";
import { statement } from "../compile/compile.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { compiledOrRefused } from "./evaluate.ts";
import { mentionsOf } from "./mentions.ts";
import { lookAt } from "./traits.ts";

/** @throws ToolError with the first thing that is wrong with the query */
export async function materialise(
  database: Database,
  table: LoadedTable,
  query: AlgebraQuery,
  name: string,
  context: Pick<ToolContext, "note">,
): Promise<void> {
  const looked = await lookAt(database, table, mentionsOf(query));
  const compiled = compiledOrRefused(query, [looked.table], {});
  for (const column of compiled.compilation.used) column.tell?.();
  const { sql, values } = statement(compiled, compiled.result, compiled.final);
  await database.run(`CREATE TEMP TABLE ${identifier(name)} AS ${sql}`, values);
  for (const text of compiled.compilation.assumed) context.note("assumed", text);
}
