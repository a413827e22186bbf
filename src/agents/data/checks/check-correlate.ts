/** Checks `data.correlate` before it runs. */
import type { InputFacts, InputProblem, Known, ToolCheck } from "../../../catalog/authoring.ts";
import type { KnownTable } from "../algebra/check.ts";
import { knownMeasure } from "./check-measured.ts";
import { knownSource } from "./known-source.ts";

interface Input {
  file?: string | undefined;
  measure?: string | undefined;
  names?: string[] | undefined;
}

export function checkCorrelate(input: Known<Input>, facts: InputFacts): ToolCheck {
  const table = knownSource(input, facts);
  const measured =
    table === undefined || input.measure === undefined
      ? []
      : knownMeasure(table, "mean", input.measure).problems;
  const named =
    table === undefined || facts.open.has("names")
      ? []
      : (input.names ?? []).flatMap((name, at) => wordsNamed(table, name, at));
  return { problems: [...measured, ...named], tables: { table: correlationColumns } };
}

/** A column of words is no series, as its values could be, and has no correlation with anything. */
function wordsNamed(
  { title, columns }: KnownTable,
  name: string | undefined,
  at: number,
): InputProblem[] {
  const column = name === undefined ? undefined : columns.find((one) => one.name === name);
  if (column === undefined || column.type === "number") return [];
  const numbers = columns.filter(({ type }) => type === "number").map((one) => one.name);
  const message = `column "${column.name}" of ${title} is ${column.type}, and numbers are correlated`;
  return [
    { at: ["names", at], message, help: `Columns of numbers: ${numbers.join(", ") || "none"}.` },
  ];
}

/** What comes out, whatever is correlated. */
export const correlationColumns = [
  { name: "left", type: "text" as const },
  { name: "right", type: "text" as const },
  { name: "n", type: "number" as const },
  { name: "p", type: "number" as const },
  { name: "correlation", type: "number" as const },
];
