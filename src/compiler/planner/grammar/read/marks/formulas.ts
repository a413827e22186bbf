/** Formulas: `3x^2 + 2x - 5`, `(3 + 4) * 5`, `y = 2x + 3`, `sin(x)`. */
import type { Draft } from "../draft.ts";
import { digits } from "../number-at.ts";
import type { Mark, Token } from "../reading.ts";
import { findFrom } from "../walk.ts";

const OPERATOR = /^[-+−*×·/÷^=<>]$/u;
/** They make a formula wherever they stand; the others between blanks only. */
const STRONG = /^[+*×·÷^=]$/u;
const FUNCTION =
  /^(?:a?(?:sin|cos|tan)|cot|sec|csc|sinh|cosh|tanh|log|ln|lg|exp|sqrt|cbrt|abs|[fgh])$/;
/** One letter, or two of which the first is a number's: `x`, `xy`, `pi`. */
const VARIABLE = /^(?:[a-zA-Z]|[a-z]\d|[xyz]{2}|pi|π|θ|α|β)$/u;

type Part = "operand" | "operator" | "superscript" | "function" | "open" | "close";

export function formulas(draft: Draft): Mark[] {
  const runs = findFrom(draft, (at) => {
    const to = endOfRun(draft, at);
    return to > at ? { to } : undefined;
  });
  return [...runs].flatMap(({ from, to }) => formulaOf(draft, from, to) ?? []);
}

function partOf({ text, kind }: Token, next: Token | undefined): Part | undefined {
  if (kind === "number") return "operand";
  if (kind === "word") {
    if (text.length > 4) return undefined;
    if (next?.text === "(" && next.glued && FUNCTION.test(text)) return "function";
    return VARIABLE.test(text) ? "operand" : text === "ⁿ" ? "superscript" : undefined;
  }
  if (OPERATOR.test(text)) return "operator";
  if (/^[²³⁴]$/u.test(text)) return "superscript";
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
    if (isNew && /^(?:operand|function|open)$/.test(part) && !token.glued && !isSigned) break;
    if (isHeld && (part !== "operand" || token.kind === "number")) break;
    if (before === undefined && (part === "close" || part === "operator")) break;
    before = part;
  }
  return at;
}

function formulaOf({ tokens, query }: Draft, from: number, end: number): Mark | undefined {
  if (end - from < 3) return undefined;
  const parts = tokens.slice(from, end).map((token, i) => partOf(token, tokens[from + i + 1]));
  // Up to the last operand that no open bracket holds.
  let [length, depth] = [0, 0];
  for (const [i, part] of parts.entries()) {
    depth += part === "open" ? 1 : part === "close" ? -1 : 0;
    if (depth < 0) break;
    if (depth === 0 && /^(?:operand|close|superscript)$/.test(part ?? "")) length = i + 1;
  }
  const run = tokens.slice(from, from + length);
  const has = (part: Part): number => parts.slice(0, length).filter((one) => one === part).length;
  const [called, raised] = [has("function") > 0, has("superscript") > 0];
  const isStrong = run.some(({ text, glued, kind }) => kind === "sign" && (STRONG.test(text) || (!glued && /^[-−/]$/.test(text)))); // prettier-ignore
  const isFormula = isStrong || raised || (called && has("operand") > 0);
  const [first, sign, last] = [run[0], run[1], run.at(-1)];
  if (!isFormula || length < 3 || has("operand") + (raised ? 1 : 0) < (called ? 1 : 2)) return undefined; // prettier-ignore
  if (first === undefined || last === undefined) return undefined;
  // "a = 1" gives a value, which is a number.
  if (length === 3 && sign?.text === "=" && last.kind === "number") return undefined;
  // "1,000 - 2,000": from one to the other.
  if (length === 3 && /^[-−]$/.test(sign?.text ?? "") && digits(first.text) < digits(last.text)) return undefined; // prettier-ignore
  return { from, to: from + length, is: "formula", text: query.slice(first.start, last.end) };
}
