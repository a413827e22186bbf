/** Arguments as TypeScript expressions, laid out as prettier would. Data stands in literals only. */
import { argShape, parseReference, type Arg, type Args } from "../../contract/values.ts";
import { invariant } from "../../contract/diagnostics/index.ts";
import type { Json } from "../../contract/json.ts";
import { stringLiteral, templateText } from "./code-text.ts";
import { isIdentifier } from "./names.ts";

const WIDTH = 100;

/** An expression, all on one line, and the parts that it can be broken into. */
interface Printed {
  readonly flat: string;
  readonly broken?: {
    readonly open: string;
    readonly close: string;
    readonly items: readonly { readonly before: string; readonly value: Printed }[];
  };
}

/** Prints an object of arguments that begins at column `column` of a line indented by `indent`. */
export function printArgs(
  args: Args,
  variables: ReadonlyMap<string, string>,
  indent: number,
  column: number,
): string {
  return lay(
    record(Object.entries(args), (arg) => print(arg, variables)),
    indent,
    column,
  );
}

function print(arg: Arg, variables: ReadonlyMap<string, string>): Printed {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
      return { flat: printReference(shape.text, variables) };
    case "param":
      return { flat: `run.param(${stringLiteral(shape.name)})` };
    case "time":
      return { flat: `run.time(${stringLiteral(shape.text)})` };
    case "text":
      return { flat: printText(shape.parts, variables) };
    case "literal":
      return printJson(shape.value);
    case "list":
      return list(shape.items.map((item) => print(item, variables)));
    case "record":
      return record(shape.entries, (value) => print(value, variables));
  }
}

function printReference(text: string, variables: ReadonlyMap<string, string>): string {
  const reference = parseReference(text);
  const variable = reference && variables.get(reference.task);
  invariant(reference && variable, `reference ${text} passed the checks and cannot be read`);
  const steps = reference.steps.map((step) =>
    typeof step === "number" ? `[${step}]` : `.${step}`,
  );
  return variable + steps.join("");
}

function printText(parts: readonly Arg[], variables: ReadonlyMap<string, string>): string {
  const printed = parts.map((part) =>
    typeof part === "string" ? templateText(part) : `\${${print(part, variables).flat}}`,
  );
  return `\`${printed.join("")}\``;
}

function printJson(value: Json): Printed {
  if (typeof value === "string") return { flat: stringLiteral(value) };
  if (value === null || typeof value !== "object") return { flat: JSON.stringify(value) };
  if (Array.isArray(value)) return list((value as readonly Json[]).map(printJson));
  return record(Object.entries(value), printJson);
}

function list(items: readonly Printed[]): Printed {
  return sequence(
    "[",
    "]",
    items.map((value) => ({ before: "", value })),
  );
}

function record<T>(entries: readonly (readonly [string, T])[], of: (value: T) => Printed): Printed {
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
function printKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return isIdentifier(key) ? key : stringLiteral(key);
}

/** All on one line when it fits, else one item a line. */
function lay({ flat, broken }: Printed, indent: number, column: number): string {
  const endsLine = 2; // `);` or a comma and what may follow it
  if (broken === undefined || column + flat.length + endsLine <= WIDTH) return flat;
  const inner = indent + 2;
  const lines = broken.items.map(
    ({ before, value }) =>
      `${" ".repeat(inner)}${before}${lay(value, inner, inner + before.length)},\n`,
  );
  return `${broken.open}\n${lines.join("")}${" ".repeat(indent)}${broken.close}`;
}
