/**
 * A condition as the manifest has it: the syntax tree of a pure expression of TypeScript, small enough for the host to
 * evaluate without a parser. `compiler/expression` reads it from text and prints it again; `evaluate.ts` says what it means.
 */
import { z } from "zod";
import type { Json } from "../json.ts";

export const binaryOperators = [
  "===",
  "!==",
  "<",
  "<=",
  ">",
  ">=",
  "+",
  "-",
  "*",
  "/",
  "%",
  "&&",
  "||",
  "??",
] as const;
export type BinaryOperator = (typeof binaryOperators)[number];

/** Methods of lists and texts that change nothing and give the same for the same. */
export const methods = [
  "includes",
  "some",
  "every",
  "filter",
  "map",
  "find",
  "startsWith",
  "endsWith",
  "toLowerCase",
  "toUpperCase",
  "trim",
] as const;
export type Method = (typeof methods)[number];

export type Expression =
  | { readonly is: "literal"; readonly value: Json }
  | { readonly is: "undefined" }
  /** A task, a variable of a loop, or a parameter of a function around it. */
  | { readonly is: "name"; readonly name: string }
  /** `params.coin`. */
  | { readonly is: "param"; readonly name: string }
  /** `of.name`, or `of?.name`. */
  | {
      readonly is: "member";
      readonly of: Expression;
      readonly name: string;
      readonly optional?: true;
    }
  | {
      readonly is: "index";
      readonly of: Expression;
      readonly at: Expression;
      readonly optional?: true;
    }
  /** `!a`, `-a`, `typeof a`. */
  | { readonly is: "not" | "negate" | "typeof"; readonly of: Expression }
  | {
      readonly is: "binary";
      readonly op: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly is: "choice";
      readonly when: Expression;
      readonly then: Expression;
      readonly else: Expression;
    }
  | {
      readonly is: "call";
      readonly of: Expression;
      readonly method: Method;
      readonly args: readonly Expression[];
      readonly optional?: true;
    }
  /** `(row, at) => …`, only as an argument of a method. */
  | { readonly is: "function"; readonly params: readonly string[]; readonly body: Expression }
  | { readonly is: "list"; readonly items: readonly Expression[] }
  /** `` `${a}-b` ``. */
  | { readonly is: "text"; readonly parts: readonly Expression[] };

/** Levels; everything that walks an expression does so by recursion. */
export const MOST_EXPRESSION_LEVELS = 64;

const inner = z.lazy(() => expressionSchema);
const optional = z.literal(true).exactOptional();

export const expressionSchema: z.ZodType<Expression> = z
  .discriminatedUnion("is", [
    z.strictObject({ is: z.literal("literal"), value: z.json() }),
    z.strictObject({ is: z.literal("undefined") }),
    z.strictObject({ is: z.literal("name"), name: z.string() }),
    z.strictObject({ is: z.literal("param"), name: z.string() }),
    z.strictObject({ is: z.literal("member"), of: inner, name: z.string(), optional }),
    z.strictObject({ is: z.literal("index"), of: inner, at: inner, optional }),
    z.strictObject({ is: z.enum(["not", "negate", "typeof"]), of: inner }),
    z.strictObject({
      is: z.literal("binary"),
      op: z.enum(binaryOperators),
      left: inner,
      right: inner,
    }),
    z.strictObject({ is: z.literal("choice"), when: inner, then: inner, else: inner }),
    z.strictObject({
      is: z.literal("call"),
      of: inner,
      method: z.enum(methods),
      args: z.array(inner),
      optional,
    }),
    z.strictObject({ is: z.literal("function"), params: z.array(z.string()).max(2), body: inner }),
    z.strictObject({ is: z.literal("list"), items: z.array(inner) }),
    z.strictObject({ is: z.literal("text"), parts: z.array(inner) }),
  ])
  .meta({ id: "Expression", description: "a pure expression of TypeScript, as a tree" });

/** Names that an expression takes from outside of it, each once: tasks and variables of loops. */
export function namesIn(expression: Expression): string[] {
  return [...new Set(freeNames(expression, []))];
}

function freeNames(expression: Expression, bound: readonly string[]): string[] {
  if (expression.is === "name") return bound.includes(expression.name) ? [] : [expression.name];
  const within = expression.is === "function" ? [...bound, ...expression.params] : bound;
  return partsOf(expression).flatMap((part) => freeNames(part, within));
}

/** Parameters of the plan that an expression names, each once. */
export function paramsIn(expression: Expression): string[] {
  const own = expression.is === "param" ? [expression.name] : [];
  return [...new Set([...own, ...partsOf(expression).flatMap(paramsIn)])];
}

/** What an expression consists of, in the order of its text. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.is) {
    case "literal":
    case "undefined":
    case "name":
    case "param":
      return [];
    case "member":
    case "not":
    case "negate":
    case "typeof":
      return [expression.of];
    case "index":
      return [expression.of, expression.at];
    case "binary":
      return [expression.left, expression.right];
    case "choice":
      return [expression.when, expression.then, expression.else];
    case "call":
      return [expression.of, ...expression.args];
    case "function":
      return [expression.body];
    case "list":
      return expression.items;
    case "text":
      return expression.parts;
  }
}
