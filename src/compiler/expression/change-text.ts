/** Texts of expressions that say something else, or the same more shortly. */
import type { Expression } from "../../contract/expression/expression.ts";
import { fold } from "./fold.ts";
import { mapExpression, type Replacements } from "./map-expression.ts";
import { parseExpression } from "./parse-expression.ts";
import { printExpression } from "./print-expression.ts";

/** The text of an expression in which tasks and variables go by other names; as it is where nothing changes, or it cannot be read. */
export function renameInText(text: string, rename: (name: string) => string): string {
  return mapText(text, { name: (name) => ({ is: "name", name: rename(name) }) });
}

/** The same with any replacements. */
export function mapText(text: string, replace: Replacements): string {
  return changeText(text, (expression) => mapExpression(expression, replace));
}

/** The text of an expression whose constant parts are computed; as it is where there are none. */
export function foldText(text: string): string {
  return changeText(text, fold);
}

function changeText(text: string, change: (expression: Expression) => Expression): string {
  const parsed = parseExpression(text);
  if ("mistake" in parsed) return text;
  const before = printExpression(parsed.expression);
  const after = printExpression(change(parsed.expression));
  return before === after ? text : after;
}
