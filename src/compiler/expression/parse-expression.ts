/**
 * Expressions in plans: a small, pure part of TypeScript, read by its own parser against a list of what is allowed.
 * Everything else is refused at its place, so that no text of a plan becomes code that does something.
 */
import type { Expression } from "../../contract/expression/expression.ts";
import { invariant } from "../../contract/diagnostics/index.ts";
import { readNode } from "./read-node.ts";
import { ExpressionProblem } from "./refuse.ts";
import { typescript } from "./typescript.ts";

/** Nobody reads a longer one, and the parser recurses. */
const MOST_CHARACTERS = 2000;

/** What is wrong with the text of an expression. */
interface ExpressionMistake {
  /** A sentence without its end. */
  readonly reason: string;
  readonly help: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

type ParsedExpression =
  { readonly expression: Expression } | { readonly mistake: ExpressionMistake };

export function parseExpression(text: string): ParsedExpression {
  if (text.length > MOST_CHARACTERS) {
    const reason = `it is ${text.length} characters long, and ${MOST_CHARACTERS} are the most`;
    const help = "Let a task compute what it decides by, and compare its output.";
    return { mistake: { reason, help, start: 0, end: text.length } };
  }
  const ts = typescript();
  // In parentheses, so that `{` begins an object and a comment at the end takes nothing away.
  const file = ts.createSourceFile("expression.ts", `(${text}\n)`, ts.ScriptTarget.ES2024, true);
  const [wrong] = syntaxErrorsOf(file);
  if (wrong !== undefined) {
    const start = Math.min(Math.max(0, wrong.start - 1), text.length);
    const reason = `it is not TypeScript: ${lowerFirst(wrong.message)}`;
    const help = "Write one expression, such as t1.rows.length > 0.";
    return { mistake: { reason, help, start, end: Math.min(start + wrong.length, text.length) } };
  }
  const [statement, ...more] = file.statements;
  const whole =
    statement !== undefined && ts.isExpressionStatement(statement) && more.length === 0
      ? statement.expression
      : undefined;
  if (
    whole === undefined ||
    !ts.isParenthesizedExpression(whole) ||
    whole.end < file.text.trimEnd().length
  ) {
    const reason = "it is more than one expression";
    const help = "Write one expression; && and || make one of several conditions.";
    return { mistake: { reason, help, start: 0, end: text.length } };
  }
  try {
    return { expression: readNode(whole.expression) };
  } catch (error) {
    if (!(error instanceof ExpressionProblem)) throw error;
    const { message: reason, help, start, end } = error;
    return { mistake: { reason, help, start: start - 1, end: end - 1 } };
  }
}

interface SyntaxError {
  readonly start: number;
  readonly length: number;
  readonly message: string;
}

/** The parser keeps them with the tree; the part of its interface that is public needs a whole program to show them. */
function syntaxErrorsOf(file: object): SyntaxError[] {
  const { parseDiagnostics = [] } = file as {
    parseDiagnostics?: readonly { start: number; length: number; messageText: unknown }[];
  };
  return parseDiagnostics.map(({ start, length, messageText }) => {
    const message = typeof messageText === "string" ? messageText : "it cannot be read";
    return { start, length, message: message.replace(/\.$/, "") };
  });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The same of a text that the checks have found sound. */
export function readExpression(text: string): Expression {
  const parsed = parseExpression(text);
  invariant("expression" in parsed, `the condition ${text} passed the checks and cannot be read`);
  return parsed.expression;
}
