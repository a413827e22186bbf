/** What planning may know of a data file: its columns as the tools of this agent will read them. */
import type { ColumnFacts, Facts, FactsContext, ToolContext } from "../../catalog/authoring.ts";
import { openDataset, type Column, type Dataset } from "./dataset.ts";
import { identifier } from "./sql.ts";

/** Values of a column with at most as many different ones are all listed; of others, the first ones. */
const MOST_VALUES = 100;

/** @throws ToolError when the file cannot be read as the tools would read it */
export async function facts(path: string, context: FactsContext): Promise<Facts> {
  const read: string[] = [];
  using dataset = await openDataset({ file: path }, readingContext(context, read));
  const columns: ColumnFacts[] = [];
  for (const column of dataset.columns) columns.push(await factsOf(dataset, column));
  const [counted] = await dataset.select("SELECT count(*) AS rows FROM data");
  return { is: "table", columns, rows: Number(counted?.["rows"]), read };
}

async function factsOf(dataset: Dataset, { name, type, unit }: Column): Promise<ColumnFacts> {
  const column = identifier(name);
  const ranged = type === "number" || type === "time";
  const [row = {}] = await dataset.select(
    `SELECT count(*) - count(${column}) AS missing, count(DISTINCT ${column}) AS distinct
     ${ranged ? `, min(${column})::VARCHAR AS min, max(${column})::VARCHAR AS max` : ""} FROM data`,
  );
  const { min, max } = row;
  const listed = await dataset.select(
    `SELECT DISTINCT ${column}::VARCHAR AS value FROM data WHERE ${column} IS NOT NULL ORDER BY value LIMIT ${MOST_VALUES}`,
  );
  const distinct = Number(row["distinct"]);
  return {
    name,
    type,
    ...(unit !== undefined && { unit }),
    distinct,
    missing: Number(row["missing"]),
    values: listed.map(({ value = null }) => String(value)),
    complete: distinct <= MOST_VALUES,
    ...(min !== undefined && min !== null && { min: String(min) }),
    ...(max !== undefined && max !== null && { max: String(max) }),
  };
}

/** As much of a tool's context as reading takes: a file is looked at, and nothing is made of it. */
function readingContext(context: FactsContext, read: string[]): ToolContext {
  const { workspace, signal, resolve } = context;
  const say = (text: string) => void read.push(text);
  return { workspace, signal, resolve, note: (_, text) => say(text), log: say } as ToolContext;
}
