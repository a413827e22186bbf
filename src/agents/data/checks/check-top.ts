/** Checks `data.top` before it runs. */
import type { InputFacts, Known, ToolCheck } from "../../../catalog/authoring.ts";
import { matchColumn } from "../columns.ts";
import { knownMeasure } from "./check-measured.ts";
import { knownSource } from "./known-source.ts";

interface Input {
  file?: string | undefined;
  measure?: string | undefined;
  by?: string | undefined;
}

export function checkTop(input: Known<Input>, facts: InputFacts): ToolCheck {
  const table = knownSource(input, facts);
  if (table === undefined || facts.open.has("by")) return {};
  if (input.by === undefined && facts.open.has("measure")) return {};
  const { by = input.measure } = input;
  const other =
    input.by === undefined ? undefined : matchColumn(table.columns, input.measure ?? "");
  if (other !== undefined && other.type !== "number" && other.name !== input.by) {
    const message = `rows are ranked by "${input.by}", and "${other.name}" is ${other.type}`;
    const help = `To rank the values of ${other.name}, aggregate first: "total ${input.by} by ${other.name}".`;
    return { problems: [{ at: ["measure"], message, help }] };
  }
  const at = input.by === undefined ? "measure" : "by";
  const { problems, found } = knownMeasure(table, "max", by, [], [at]);
  const column = found?.column;
  if (column === undefined) return { problems };
  const others = table.columns.filter(({ name }) => name !== column.name);
  const columns = [...others, column].map(({ name, type, unit }) => ({
    name,
    type,
    ...(unit !== undefined && { unit }),
  }));
  return { problems, tables: { table: columns } };
}
