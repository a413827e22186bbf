/** What the output of a task that is bound already holds: its fields, and the columns of its tables where they are known. */
import { placesIn, tablesGiven } from "../../../../catalog/facts/index.ts";
import type { ColumnFacts } from "../../../../contract/facts.ts";
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import { propertiesOf } from "../../../schema/json-schema.ts";
import type { BindRequest } from "../../planner.ts";
import { columnText } from "./file-text.ts";
import { TypeWriter } from "./type-text.ts";
import type { ModelWorld } from "../world.ts";

/** Columns of tables of tasks, by reference: `t1.table`. */
export type KnownTables = ReadonlyMap<string, readonly ColumnFacts[]>;

/** By what the tools say themselves of what they are given, and by what is known of the files that they read. */
export async function tablesOf(
  { bound }: Pick<BindRequest, "bound">,
  { look, settings }: Pick<ModelWorld, "look" | "settings">,
): Promise<KnownTables> {
  if (settings.facts === "none" || bound.length === 0) return new Map();
  const calls = bound.map(({ id, tool, args }) => ({ task: id, tool, args }));
  const paths = new Set(calls.flatMap(placesIn).map(({ path }) => path));
  const looked = await Promise.all(
    [...paths].map(async (path) => [path, await look(path).catch(() => undefined)] as const),
  );
  const places = new Map(looked);
  return tablesGiven(calls, ({ path }) => places.get(path)?.facts);
}

/** `{"table": "Table of "month" time, "price" number", "rows": "integer"}` */
export function outputTexts(
  id: string,
  { output }: ToolInfo,
  tables: KnownTables,
): Readonly<Record<string, string>> {
  const writer = new TypeWriter([output]);
  const fields = Object.entries(propertiesOf(output));
  return Object.fromEntries(
    fields.map(([name, schema]) => {
      const columns = tables.get(`${id}.${name}`);
      const type = writer.type(schema, output, name);
      return [
        name,
        columns === undefined
          ? type
          : `${type}, columns: ${columns.map((column) => columnText(column, 0)).join(", ")}`,
      ];
    }),
  );
}
