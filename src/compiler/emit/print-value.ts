/** Arguments as TypeScript expressions, laid out as prettier would. Values pass through `JSON.stringify` only. */
import { argShape, parseReference, type Arg, type Args } from "../../contract/values.ts";
import { invariant } from "../../contract/diagnostics/index.ts";
import type { Json } from "../../contract/json.ts";
import { isIdentifier } from "./names.ts";

const WIDTH = 100;

/** Prints an object of arguments that begins at column `column` of a line indented by `indent`. */
export function printArgs(
  args: Args,
  variables: ReadonlyMap<string, string>,
  indent: number,
  column: number,
): string {
  return print(args, variables, indent, column);
}

function print(
  arg: Arg,
  variables: ReadonlyMap<string, string>,
  indent: number,
  column: number,
): string {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
      return printReference(shape.text, variables);
    case "param":
      return `run.param(${JSON.stringify(shape.name)})`;
    case "text":
      return printText(shape.parts, variables);
    case "literal":
      return printJson(shape.value, indent, column);
    case "list":
      return lay("[", "]", shape.items, indent, column, (item, at) =>
        print(item, variables, indent + 2, at),
      );
    case "record":
      return lay("{ ", " }", shape.entries, indent, column, ([key, value], at) => {
        const name = printKey(key);
        return `${name}: ${print(value, variables, indent + 2, at + name.length + 2)}`;
      });
  }
}

function printReference(text: string, variables: ReadonlyMap<string, string>): string {
  const reference = parseReference(text);
  const variable = reference && variables.get(reference.task);
  invariant(reference && variable, `reference ${text} passed the checks and cannot be read`);
  return variable + reference.steps.map((step) => printStep(step)).join("");
}

function printStep(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return isIdentifier(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}

function printText(parts: readonly Arg[], variables: ReadonlyMap<string, string>): string {
  const printed = parts.map((part) =>
    typeof part === "string" ? escapeTemplate(part) : `\${${print(part, variables, 0, 0)}}`,
  );
  return `\`${printed.join("")}\``;
}

function escapeTemplate(text: string): string {
  return text.replaceAll(/[\\`]|\$(?=\{)/g, String.raw`\$&`).replaceAll("\r", String.raw`\r`);
}

function printJson(value: Json, indent: number, column: number): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) {
    return lay("[", "]", value as readonly Json[], indent, column, (item, at) =>
      printJson(item, indent + 2, at),
    );
  }
  return lay("{ ", " }", Object.entries(value), indent, column, ([key, item], at) => {
    const name = printKey(key);
    return `${name}: ${printJson(item, indent + 2, at + name.length + 2)}`;
  });
}

/** `__proto__` as a plain key would set the prototype instead of a field. */
function printKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return isIdentifier(key) ? key : JSON.stringify(key);
}

/** All on one line when it fits, else one item a line. */
function lay<T>(
  open: string,
  close: string,
  items: readonly T[],
  indent: number,
  column: number,
  printItem: (item: T, column: number) => string,
): string {
  if (items.length === 0) return (open + close).replaceAll(" ", "");
  const flat = `${open}${items.map((item) => printItem(item, 0)).join(", ")}${close}`;
  if (!flat.includes("\n") && column + flat.length + 2 <= WIDTH) return flat;
  const inner = " ".repeat(indent + 2);
  const lines = items.map((item) => `${inner}${printItem(item, indent + 2)},\n`);
  return `${open.trim()}\n${lines.join("")}${" ".repeat(indent)}${close.trim()}`;
}
