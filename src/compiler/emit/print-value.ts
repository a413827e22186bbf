/** Arguments as TypeScript expressions, laid out as prettier would. Data stands in literals only. */
import { argShape, isFieldName, parseReference, type Arg } from "../../contract/values.ts";
import { invariant } from "../../contract/diagnostics/index.ts";
import type { Json } from "../../contract/json.ts";
import { stringLiteral, templateText } from "./code-text.ts";
import { isIdentifier } from "./names.ts";

/** As prettier is set for the project. */
export const WIDTH = 100;

/** How the names that references begin with are written, and whether what they name may be `undefined`. */
export type Names = (name: string) => { readonly text: string; readonly isOptional?: boolean };

/** An expression, all on one line, and the parts that it can be broken into. */
export interface Printed {
  readonly flat: string;
  /** Of a condition that does not fit: each with its operator behind it. */
  readonly operands?: readonly string[];
  readonly broken?: {
    readonly open: string;
    readonly close: string;
    readonly items: readonly { readonly before: string; readonly value: Printed }[];
  };
}

export function print(arg: Arg, names: Names): Printed {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
      return { flat: printReference(shape.text, names) };
    case "param":
      return { flat: `run.param(${stringLiteral(shape.name)})` };
    case "time":
      return { flat: `run.time(${stringLiteral(shape.text)})` };
    case "text":
      return { flat: printText(shape.parts, names) };
    case "literal":
      return printJson(shape.value);
    case "list":
      return list(shape.items.map((item) => print(item, names)));
    case "record":
      return record(shape.entries, (value) => print(value, names));
  }
}

function printReference(text: string, names: Names): string {
  const reference = parseReference(text);
  invariant(reference, `reference ${text} passed the checks and cannot be read`);
  const { text: root, isOptional = false } = names(reference.task);
  const steps = reference.steps.map((step, at) => {
    const chained = isOptional && at === 0 ? "?." : "";
    if (typeof step === "string" && isFieldName(step)) return `${chained || "."}${step}`;
    return `${chained}[${typeof step === "number" ? step : stringLiteral(step)}]`;
  });
  return root + steps.join("");
}

function printText(parts: readonly Arg[], names: Names): string {
  const printed = parts.map((part) =>
    typeof part === "string" ? templateText(part) : `\${${print(part, names).flat}}`,
  );
  return `\`${printed.join("")}\``;
}

export function printJson(value: Json): Printed {
  if (typeof value === "string") return { flat: stringLiteral(value) };
  if (value === null || typeof value !== "object") return { flat: JSON.stringify(value) };
  if (Array.isArray(value)) return list((value as readonly Json[]).map(printJson));
  return record(Object.entries(value), printJson);
}

export function list(items: readonly Printed[]): Printed {
  return sequence(
    "[",
    "]",
    items.map((value) => ({ before: "", value })),
  );
}

/** An object with these fields. */
export function record<T>(
  entries: readonly (readonly [string, T])[],
  of: (value: T) => Printed,
): Printed {
  return sequence(
    "{ ",
    " }",
    entries.map(([key, value]) => ({ before: `${printKey(key)}: `, value: of(value) })),
  );
}

function sequence(
  open: string,
  close: string,
  items: NonNullable<Printed["broken"]>["items"],
): Printed {
  if (items.length === 0) return { flat: (open + close).replaceAll(" ", "") };
  const inside = items.map(({ before, value }) => before + value.flat).join(", ");
  return { flat: open + inside + close, broken: { open: open.trim(), close: close.trim(), items } };
}

/** `__proto__` as a plain key would set the prototype instead of a field. */
export function printKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return isIdentifier(key) ? key : stringLiteral(key);
}

/** All on one line when it fits, else one item a line. */
export function lay({ flat, broken }: Printed, indent: number, column: number): string {
  const endsLine = 2; // `);` or a comma and what may follow it
  if (broken === undefined || column + flat.length + endsLine <= WIDTH) return flat;
  const inner = indent + 2;
  const lines = broken.items.map((item) => `${" ".repeat(inner)}${layItem(item, inner)},\n`);
  return `${broken.open}\n${lines.join("")}${" ".repeat(indent)}${broken.close}`;
}

function layItem(
  { before, value }: { readonly before: string; readonly value: Printed },
  indent: number,
): string {
  const { flat, operands } = value;
  const fits = indent + before.length + flat.length + ",".length <= WIDTH;
  if (operands === undefined || fits) return before + lay(value, indent, indent + before.length);
  const inner = `\n${" ".repeat(indent + 2)}`;
  const fitsBelow = inner.length + flat.length <= WIDTH;
  return before.trimEnd() + inner + (fitsBelow ? flat : operands.join(inner));
}
