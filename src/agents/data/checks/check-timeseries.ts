/** Checks `data.timeseries` before it runs. */
import type { InputFacts, Known, ToolCheck } from "../../../catalog/authoring.ts";
import { matchColumn } from "../columns.ts";
import type { How } from "../inputs.ts";
import { nameOfAggregate } from "../measures.ts";
import { timeAmong } from "../time-axis.ts";
import { knownMeasure } from "./check-measured.ts";
import { knownSource } from "./known-source.ts";

interface Input {
  file?: string | undefined;
  measure?: string | undefined;
  how?: How | undefined;
  by?: string | undefined;
  only?: string[] | undefined;
  time?: string | undefined;
}

export function checkTimeseries(input: Known<Input>, facts: InputFacts): ToolCheck {
  const table = knownSource(input, facts);
  if (table === undefined || ["measure", "how", "time"].some((name) => facts.open.has(name))) {
    return {};
  }
  const names = input.only ?? [];
  // Names may be those of columns of numbers, and are then the series.
  const areNamed = facts.open.has("only") || names.length > 0;
  if (areNamed && input.measure === undefined) return {};
  const time =
    input.time === undefined ? timeAmong(table.columns) : matchColumn(table.columns, input.time);
  const by = input.by === undefined ? undefined : matchColumn(table.columns, input.by);
  if (by !== undefined && by.type === "time") {
    const message = `"${by.name}" of ${table.title} is a time, and gives no series`;
    return { problems: [{ at: ["by"], message, help: "Name a column of text, or leave it out." }] };
  }
  const besides = [time, by].flatMap((column) => column ?? []);
  const how = input.how ?? "mean";
  // Years in a column of numbers are a time that only the data show.
  if (time?.type !== "time" && input.measure === undefined) return {};
  const { problems, found } = knownMeasure(table, how, input.measure, besides);
  const isOpen = facts.open.has("by") || (input.by !== undefined && by === undefined);
  if (found === undefined || time?.type !== "time" || areNamed || isOpen) return { problems };
  return {
    problems,
    tables: {
      table: [
        { name: time.name, type: "time" },
        ...(by === undefined ? [] : [{ name: by.name, type: "text" as const }]),
        { name: nameOfAggregate(how, found.column), type: "number" },
      ],
    },
  };
}
