/** Checks `data.correlate` before it runs. */
import type { InputFacts, Known, ToolCheck } from "../../../catalog/authoring.ts";
import { knownMeasure } from "./check-measured.ts";
import { knownSource } from "./known-source.ts";

interface Input {
  file?: string | undefined;
  measure?: string | undefined;
}

export function checkCorrelate(input: Known<Input>, facts: InputFacts): ToolCheck {
  const table = knownSource(input, facts);
  const problems =
    table === undefined || input.measure === undefined
      ? []
      : knownMeasure(table, "mean", input.measure).problems;
  return { problems, tables: { table: correlationColumns } };
}

/** What comes out, whatever is correlated. */
export const correlationColumns = [
  { name: "left", type: "text" as const },
  { name: "right", type: "text" as const },
  { name: "n", type: "number" as const },
  { name: "p", type: "number" as const },
  { name: "correlation", type: "number" as const },
];
