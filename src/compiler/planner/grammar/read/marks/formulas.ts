/** Formulas: `3x^2 + 2x - 5`, `(3 + 4) * 5`, `y = 2x + 3`, `sin(x)`. */
import type { Draft } from "../draft.ts";
import { digits } from "../number-at.ts";
import type { Mark, Token } from "../reading.ts";

const OPERATORS = new Set("+ - − * × · / ÷ ^ = < >".split(" "));
const SUPERSCRIPTS = new Set("² ³ ⁴ ⁿ".split(" "));
const FUNCTIONS = new Set(
  "sin cos tan cot sec csc asin acos atan sinh cosh tanh log ln lg exp sqrt cbrt abs f g h".split(
    " ",
  ),
);
/** One letter, or two of which the first is a number's: `x`, `xy`, `pi`. */
const VARIABLE = /^(?:[a-zA-Z]|[a-z]\d|[xyz]{2}|pi|π|θ|α|β)$/u;

type Part = "operand" | "operator" | "superscript" | "function" | "open" | "close";

export function formulas(draft: Draft): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < draft.tokens.length;) {
    const to = endOfRun(draft, at);
    if (to - at >= 3) {
      const mark = formulaOf(draft, at, to);
      if (mark !== undefined) marks.push(mark);
    }
    at = Math.max(to, at + 1);
  }
  return marks;
}

function partOf({ text, kind }: Token, next: Token | undefined): Part | undefined {
  if (FUNCTIONS.has(text) && next?.text === "(" && next.glued) return "function";
  if (kind === "number" || VARIABLE.test(text)) return "operand";
  if (OPERATORS.has(text)) return "operator";
  if (SUPERSCRIPTS.has(text)) return "superscript";
  return text === "(" ? "open" : text === ")" ? "close" : undefined;
}

/** As far as parts follow each other as they do in a formula. */
function endOfRun({ tokens, isLiteral, query }: Draft, from: number): number {
  let before: Part | undefined;
  let at = from;
  for (; at < tokens.length && !isLiteral(at); at += 1) {
    const token = tokens[at];
    const part = token && partOf(token, tokens[at + 1]);
    if (token === undefined || part === undefined) break;
    const isNew = before === "operand" || before === "close" || before === "superscript";
    const isHeld = token.glued && query.charAt(token.start - 1) === "-"; // "10-20"
    // "-5" after an operand is minus and 5.
    const isSigned = token.kind === "number" && /^[-−+]/.test(token.text);
    if (isNew && ["operand", "function", "open"].includes(part) && !token.glued && !isSigned) break;
    if (isHeld && (part !== "operand" || token.kind === "number")) break;
    if (before === undefined && (part === "close" || part === "operator")) break;
    before = part;
  }
  return at;
}

function formulaOf(draft: Draft, from: number, last: number): Mark | undefined {
  const { tokens, query } = draft;
  let to = last;
  let depth = 0;
  let closed = from;
  for (let at = from; at < to; at += 1) {
    const text = tokens[at]?.text;
    if (text === "(") depth += 1;
    if (text === ")") depth -= 1;
    if (depth < 0) break;
    const part = tokens[at] && partOf(tokens[at] as Token, tokens[at + 1]);
    if (depth === 0 && (part === "operand" || part === "close" || part === "superscript"))
      closed = at + 1;
  }
  to = closed;
  const run = tokens.slice(from, to);
  const operators = run.filter(({ text }) => OPERATORS.has(text));
  const strong = operators.filter(({ text }) => "+*×·÷^=".includes(text));
  const spaced = operators.filter(({ glued, text }) => !glued && "-−/".includes(text));
  const called = run.some(({ text }, i) => FUNCTIONS.has(text) && run[i + 1]?.text === "(");
  const raised = run.some(({ text }) => SUPERSCRIPTS.has(text));
  const operands = run.filter((token, i) => partOf(token, run[i + 1]) === "operand");
  const isFormula =
    strong.length > 0 || spaced.length > 0 || (called && operands.length > 0) || raised;
  if (!isFormula || run.length < 3 || operands.length + (raised ? 1 : 0) < (called ? 1 : 2))
    return undefined;
  const [first, end] = [run[0], run.at(-1)];
  if (first === undefined || end === undefined) return undefined;
  // "a = 1" gives a value, which is a number.
  if (run.length === 3 && run[1]?.text === "=" && end.kind === "number") return undefined;
  // "1,000 - 2,000": from one to the other.
  const [low, high] = [digits(first.text), digits(end.text)];
  if (run.length === 3 && /^[-−]$/.test(run[1]?.text ?? "") && low < high) return undefined;
  return { from, to, is: "formula", text: query.slice(first.start, end.end) };
}
