/** Columns computed from texts. */
import type { DeriveOf } from "../schema/derive.ts";
import type { Expression } from "./operand.ts";
import { quoted, type Compilation, type Relation } from "./scope.ts";

type TextDerive = DeriveOf<
  | "lower"
  | "upper"
  | "trim"
  | "length"
  | "words"
  | "left"
  | "right"
  | "replace"
  | "split"
  | "to number"
  | "first number"
  | "clock seconds"
>;

export function textOf(
  compilation: Compilation,
  relation: Relation,
  derive: TextDerive,
  path: string,
): Expression | undefined {
  const column = compilation.find(relation, derive.column, `${path}.column`);
  if (column === undefined) return undefined;
  if (column.type !== "text") {
    return compilation.problem(
      `${path}.column`,
      `Column "${column.name}" is ${column.type}, and "${derive.op}" is for text.`,
      'Make text of it first (derive: "to text"), or take a column of text.',
    );
  }
  const { bindings } = compilation;
  const text = `${quoted(column)}::VARCHAR`;
  switch (derive.op) {
    case "lower":
    case "upper":
    case "trim":
      return { sql: `${derive.op}(${text})`, type: "text" };
    case "length":
      return { sql: `length(${text})`, type: "number" };
    case "words":
      return {
        sql: `len(list_filter(regexp_split_to_array(${text}, '\\s+'), lambda word: word <> ''))`,
        type: "number",
      };
    case "left":
    case "right":
      return { sql: `${derive.op}(${text}, ${derive.count})`, type: "text" };
    case "replace":
      return {
        sql: `replace(${text}, ${bindings.add(derive.text)}, ${bindings.add(derive.with)})`,
        type: "text",
      };
    case "split":
      return {
        sql: `nullif(split_part(${text}, ${bindings.add(derive.at)}, ${derive.part}), '')`,
        type: "text",
      };
    case "to text":
      return { sql: text, type: "text" };
    case "to number":
      return { sql: `try_cast(${text} AS DOUBLE)`, type: "number" };
    case "first number":
      return { sql: numberIn(text), type: "number" };
    case "clock seconds":
      return { sql: secondsOf(text), type: "number" };
  }
}

/** With its sign and separators of thousands; a hyphen behind a letter or digit is no sign. */
const NUMBER = String.raw`(?:^|[^\w-])(-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+))`;

function numberIn(text: string): string {
  const found = `regexp_extract(replace(${text}, '−', '-'), '${NUMBER}', 1)`;
  return `try_cast(replace(${found}, ',', '') AS DOUBLE)`;
}

const CLOCK = String.raw`\d+(?::\d+)*(?:\.\d+)?`;

/** `1:02:03.4` is 3723.4 seconds; each part counts 60 of the next one. */
function secondsOf(text: string): string {
  const parts = `list_reverse(string_split(regexp_extract(${text}, '${CLOCK}'), ':'))`;
  return `list_sum(list_transform(${parts}, lambda part, i: try_cast(part AS DOUBLE) * pow(60, i - 1)))`;
}
