/** Expressions as TypeScript text: one way to write each, with no more parentheses than it needs. */
import type { BinaryOperator, Expression } from "../../contract/expression/expression.ts";
import type { Json } from "../../contract/json.ts";
import { isPlainName, PARAMS, TASKS } from "./words.ts";

/** How what comes from outside of an expression is written in it. */
export interface PrintedNames {
  /** A task or a variable; default: as it is called. */
  readonly name?: (name: string) => string;
  /** A parameter of the run; default: `params.coin`. */
  readonly param?: (name: string) => string;
}

/** As in JavaScript: what binds stronger has more. */
const binds = {
  choice: 2,
  nullish: 3,
  or: 4,
  and: 5,
  equality: 9,
  comparison: 10,
  sum: 12,
  product: 13,
  unary: 15,
  access: 18,
  whole: 19,
} as const;

const operators: Readonly<Record<BinaryOperator, number>> = {
  "??": binds.nullish,
  "||": binds.or,
  "&&": binds.and,
  "===": binds.equality,
  "!==": binds.equality,
  "<": binds.comparison,
  "<=": binds.comparison,
  ">": binds.comparison,
  ">=": binds.comparison,
  "+": binds.sum,
  "-": binds.sum,
  "*": binds.product,
  "/": binds.product,
  "%": binds.product,
};

/** In a plan, without names: the text that is read as the same expression. */
export function printExpression(expression: Expression, names: PrintedNames = {}): string {
  return print(expression, {
    name: names.name ?? plainName,
    param: names.param ?? ((name) => `${PARAMS}${memberText(name)}`),
  });
}

function plainName(name: string): string {
  return isPlainName(name) ? name : `${TASKS}[${JSON.stringify(name)}]`;
}

function print(expression: Expression, names: Required<PrintedNames>): string {
  const inner = (part: Expression): string => print(part, names);
  const within = (part: Expression, least: number): string =>
    strengthOf(part) < least ? `(${inner(part)})` : inner(part);
  switch (expression.is) {
    case "literal":
      return printJson(expression.value);
    case "undefined":
      return "undefined";
    case "name":
      return names.name(expression.name);
    case "param":
      return names.param(expression.name);
    case "member": {
      const of = within(expression.of, binds.access);
      return of + memberText(expression.name, expression.optional);
    }
    case "index": {
      const of = within(expression.of, binds.access);
      return `${of}${expression.optional ? "?." : ""}[${inner(expression.at)}]`;
    }
    case "not":
      return `!${within(expression.of, binds.unary)}`;
    case "typeof":
      return `typeof ${within(expression.of, binds.unary)}`;
    case "negate":
      return `-${beginsWithMinus(expression.of) ? `(${inner(expression.of)})` : within(expression.of, binds.unary)}`;
    case "binary":
      return printBinary(expression, within);
    case "choice":
      return [
        within(expression.when, binds.choice + 1),
        `? ${within(expression.then, binds.choice)}`,
        `: ${within(expression.else, binds.choice)}`,
      ].join(" ");
    case "list":
      return `[${expression.items.map(inner).join(", ")}]`;
    case "text":
      return printText(expression.parts, inner);
    case "call": {
      const { optional, method, args } = expression;
      const of = within(expression.of, binds.access);
      return `${of}${optional ? "?." : "."}${method}(${args.map(inner).join(", ")})`;
    }
    case "function": {
      const { params, body } = expression;
      const own = (name: string): string => (params.includes(name) ? name : names.name(name));
      return `(${params.join(", ")}) => ${print(body, { ...names, name: own })}`;
    }
  }
}

function strengthOf(expression: Expression): number {
  switch (expression.is) {
    case "binary":
      return operators[expression.op];
    case "choice":
    case "function":
      return binds.choice;
    case "not":
    case "negate":
    case "typeof":
      return binds.unary;
    case "member":
    case "index":
    case "call":
      return binds.access;
    case "literal": {
      const { value } = expression;
      // `5.length` is no number, and `-5.length` is another one.
      return typeof value === "number" ? binds.unary : binds.whole;
    }
    case "undefined":
    case "name":
    case "param":
    case "list":
    case "text":
      return binds.whole;
  }
}

function printBinary(
  { op, left, right }: Extract<Expression, { readonly is: "binary" }>,
  within: (part: Expression, least: number) => string,
): string {
  const strength = operators[op];
  const leastOf = (part: Expression): number => {
    if (part.is !== "binary") return strength;
    // JavaScript refuses the one beside the other, and `a < b > (c)` reads as a call with a type.
    const isMixed =
      (op === "??") !== (part.op === "??") &&
      strength <= binds.and &&
      operators[part.op] <= binds.and;
    const isComparison = strength === binds.comparison && operators[part.op] === binds.comparison;
    return isMixed || isComparison ? binds.whole : strength;
  };
  const leastRight = Math.max(leastOf(right), strength + 1);
  return `${within(left, leastOf(left))} ${op} ${within(right, leastRight)}`;
}

function beginsWithMinus(expression: Expression): boolean {
  return (
    expression.is === "negate" ||
    // A negative number is read as one, and not as the negation of another.
    (expression.is === "literal" && typeof expression.value === "number" && expression.value !== 0)
  );
}

function memberText(name: string, optional?: true): string {
  return `${optional ? "?." : "."}${name}`;
}

function printText(parts: readonly Expression[], inner: (part: Expression) => string): string {
  const text = parts.map((part) =>
    part.is === "literal" && typeof part.value === "string"
      ? JSON.stringify(part.value)
          .slice(1, -1)
          .replaceAll('\\"', '"')
          .replaceAll(/`|\$\{/g, "\\$&")
      : `\${${inner(part)}}`,
  );
  return `\`${text.join("")}\``;
}

function printJson(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printJson).join(", ")}]`;
  const fields = Object.entries(value).map(([key, field]) => {
    // Written plainly, this one would set the prototype.
    const name = key === "__proto__" ? '["__proto__"]' : JSON.stringify(key);
    return `${name}: ${printJson(field)}`;
  });
  return `({ ${fields.join(", ")} })`;
}
