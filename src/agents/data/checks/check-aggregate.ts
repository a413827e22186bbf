/** Checks `data.aggregate` before it runs. */
import type { InputFacts, Known, ToolCheck } from "../../../catalog/authoring.ts";
import { matchColumn } from "../columns.ts";
import type { How } from "../inputs.ts";
import { labelOf } from "../measures.ts";
import { knownMeasure } from "./check-measured.ts";
import { knownSource } from "./known-source.ts";

export function checkAggregate(
  input: Known<{
    file?: string | undefined;
    how?: How | undefined;
    measure?: string | undefined;
    by?: string[] | undefined;
  }>,
  facts: InputFacts,
): ToolCheck {
  const table = knownSource(input, facts);
  if (table === undefined || facts.open.has("measure") || facts.open.has("how")) return {};
  const keys = (input.by ?? []).map((name) =>
    name === undefined ? undefined : matchColumn(table.columns, name),
  );
  const known = keys.flatMap((key) => key ?? []);
  const how = input.how ?? "mean";
  const { problems, found } = knownMeasure(table, how, input.measure, known);
  if (found === undefined || facts.open.has("by") || keys.includes(undefined)) return { problems };
  const { column } = found;
  const keeps = how === "min" || how === "max";
  const value = {
    name: labelOf(how, column, known),
    type: keeps && column !== undefined ? column.type : ("number" as const),
    ...(column?.unit !== undefined &&
      how !== "count" &&
      how !== "distinct" && { unit: column.unit }),
  };
  return {
    problems,
    tables: { table: [...known.map(({ name, type }) => ({ name, type })), value] },
  };
}
