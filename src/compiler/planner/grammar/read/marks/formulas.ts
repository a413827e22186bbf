/** Formulas: `3x^2 + 2x - 5`, `(3 + 4) * 5`, `y = 2x + 3`, `sin(x)`. */
import type { Draft } from "../draft.ts";
import { digits } from "../numbers.ts";
import type { Mark, Token } from "../reading.ts";
import { findFrom } from "../walk.ts";

/** They make a formula wherever they stand; the others between blanks only. */
const STRONG = /^[+*×·÷^=]$/u;
const FUNCTION =
  /^(?:a?(?:sin|cos|tan)|cot|sec|csc|sinh|cosh|tanh|log|ln|lg|exp|sqrt|cbrt|abs|[fgh])$/;
/** One letter, or two of which the first is a number's: `x`, `xy`, `pi`. */
const VARIABLE = /^(?:[a-zA-Z]|[a-z]\d|[xyz]{2}|pi|π|θ|α|β)$/u;

/** Operand, operator, superscript, function, and brackets. */
type Part = "n" | "+" | "²" | "f" | "(" | ")";

export function formulas(draft: Draft): Mark[] {
  const runs = [
    ...findFrom(draft, (at) => {
      const parts = partsFrom(draft, at);
      return parts === "" ? undefined : { to: at + parts.length, parts };
    }),
  ];
  return runs.flatMap(({ from, parts }) => formulaOf(draft, from, parts) ?? []);
}

function partOf({ text, kind }: Token, next: Token | undefined): Part | undefined {
  if (kind === "number") return "n";
  if (kind === "word") {
    if (next?.text === "(" && next.glued && FUNCTION.test(text)) return "f";
    return VARIABLE.test(text) ? "n" : text === "ⁿ" ? "²" : undefined;
  }
  if (/^[-+−*×·/÷^=<>]$/u.test(text)) return "+";
  return /^[²³⁴]$/u.test(text) ? "²" : text === "(" || text === ")" ? text : undefined;
}

/** As far as parts follow each other as they do in a formula, a letter for each token. */
function partsFrom({ tokens, isLiteral, query }: Draft, from: number): string {
  let parts = "";
  for (let at = from; at < tokens.length && !isLiteral(at); at += 1) {
    const token = tokens[at];
    const part = token && partOf(token, tokens[at + 1]);
    if (token === undefined || part === undefined) break;
    // "-5" after an operand is minus and 5.
    const isSigned = token.kind === "number" && /^[-−+]/.test(token.text);
    if (/[n)²]$/.test(parts) && /[nf(]/.test(part) && !token.glued && !isSigned) break;
    // "10-20"
    const isHyphened = token.glued && query.charAt(token.start - 1) === "-";
    if (isHyphened && (part !== "n" || token.kind === "number")) break;
    if (parts === "" && /[)+]/.test(part)) break;
    parts += part;
  }
  return parts;
}

function formulaOf({ tokens, query }: Draft, from: number, run: string): Mark | undefined {
  // Up to the last operand that no open bracket holds.
  let [length, depth] = [0, 0];
  for (const [at, part] of run.split("").entries()) {
    depth += part === "(" ? 1 : part === ")" ? -1 : 0;
    if (depth < 0) break;
    if (depth === 0 && /[n)²]/.test(part)) length = at + 1;
  }
  const [first, sign] = [tokens[from], tokens[from + 1]];
  const last = tokens[from + length - 1];
  if (length < 3 || first === undefined || last === undefined) return undefined;
  const parts = run.slice(0, length);
  const isStrong = tokens
    .slice(from, from + length)
    .some(({ text, glued }) => STRONG.test(text) || (!glued && /^[-−/]$/.test(text)));
  const isFormula = isStrong || parts.includes("²") || /f.*n|n.*f/.test(parts);
  const operands = parts.replace(/[^n]/g, "").length + (parts.includes("²") ? 1 : 0);
  if (!isFormula || operands < (parts.includes("f") ? 1 : 2)) return undefined;
  // "a = 1" gives a value, which is a number; "1,000 - 2,000" goes from one to the other.
  const isValue = sign?.text === "=" && last.kind === "number";
  const isRange = /^[-−]$/.test(sign?.text ?? "") && digits(first.text) < digits(last.text);
  if (length === 3 && (isValue || isRange)) return undefined;
  return { from, to: from + length, is: "formula", text: query.slice(first.start, last.end) };
}
