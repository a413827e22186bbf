/**
 * Whether an answer shows what SQL gave: the values themselves, where an answer stands, and nothing that contradicts
 * them.
 *
 * What counts is above the sources, without notes and without what says how many rows were looked at. One number or
 * name stands in the first two lines, and is not one of many; of a table every row stands there with all of its values,
 * and no row that does not belong to it. A number is the expected one as it stands or rounded, to three digits at
 * least.
 */
import type { Generated, Value } from "./generate.ts";

export type Outcome = "right" | "wrong" | "failed" | "refused";
export const OUTCOMES: readonly Outcome[] = ["right", "wrong", "failed", "refused"];

/** One number among more of them in a line is found by chance. */
const MOST_NUMBERS = 4;

export function outcomeOf(question: Generated, exit: number, answer: string): Outcome {
  if (exit === 2 || exit === 3) return "refused";
  if (exit !== 0) return "failed";
  return isRight(question, answer) ? "right" : "wrong";
}

function isRight({ expect, rows, others, ordered, asked }: Generated, answer: string): boolean {
  const lines = statementsOf(answer);
  const first = lines.slice(0, 2);
  const [[value = ""] = []] = rows;
  switch (expect) {
    case "number":
      return first.some((line) => hasOneNumber(line, [Number(value)], asked));
    case "share":
      return first.some((line) => hasOneNumber(line, [Number(value), Number(value) * 100], asked));
    case "numbers":
      return (rows[0] ?? []).every((one) => lines.slice(0, 4).some((line) => holds(line, one)));
    case "text":
      return namesFirst(first.join("\n"), String(value), others);
    case "day":
      return first.some((line) => waysOf(value).some((way) => indexOf(line, way) >= 0));
    case "rows":
      return hasRows(lines.join("\n"), rows, others, ordered);
  }
}

/** The lines of the answer itself. */
export function statementsOf(answer: string): string[] {
  const [above = ""] = answer.split(/^#+ Sources\b/m);
  return above
    .split("\n")
    .map((line) => line.replaceAll(/\[t\d+\]|[*`]/g, "").trim())
    .filter((line) => !/^(?:[-*] )?(?:Not used|Cut|Assumed|Read): /.test(line))
    .map((line) => line.replaceAll(/\b(?:over|of|in|from|among) [\d,]+ (?:rows|values)\b/g, ""))
    .filter((line) => /\w/.test(line) && !line.startsWith("#"));
}

/** Numbers of the question are no answers, and do not count. */
function hasOneNumber(line: string, ways: readonly number[], asked: string): boolean {
  const repeated = new Set(numbersIn(asked).map(({ shown }) => shown));
  const shown = numbersIn(line);
  const found = shown.some((one) => ways.some((way) => isShown(way, one)));
  return found && shown.filter((one) => !repeated.has(one.shown)).length <= MOST_NUMBERS;
}

interface Shown {
  readonly value: number;
  readonly shown: string;
}

function numbersIn(line: string): Shown[] {
  const pattern =
    /(?<![\w.])[-\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[-+]?\d+)?(?![\w]|\.\d)/gi;
  return [...line.matchAll(pattern)].map(([text]) => {
    const shown = text.replaceAll(",", "").replace("\u2212", "-");
    return { value: Number(shown), shown };
  });
}

/** The sign may be said in words. */
function isShown(expected: number, { value, shown }: Shown): boolean {
  const digits = shown.replace(/e.*/i, "").replaceAll(/[-.]|^0+/g, "").length;
  const places = shown.split(".")[1]?.length ?? 0;
  const [wanted, given] = [Math.abs(expected), Math.abs(value)];
  if (Math.abs(wanted - given) <= 1e-9 * Math.max(1, wanted)) return true;
  const isRounded = Math.abs(wanted - given) <= 0.5 * 10 ** -places * (1 + 1e-6);
  return isRounded && (digits >= 3 || places >= 2);
}

function namesFirst(text: string, wanted: string, others: readonly string[]): boolean {
  const at = indexOf(text, wanted);
  if (at < 0) return false;
  const rest = others.filter((other) => !includesWord(wanted, other));
  return rest.every((other) => {
    const before = indexOf(text.replaceAll(wanted, "\u0000".repeat(wanted.length)), other);
    return before < 0 || before > at;
  });
}

/** Each row with its values: in a line of its own, or from its key to the next one. */
function hasRows(
  text: string,
  rows: readonly (readonly Value[])[],
  others: readonly string[],
  ordered: boolean,
): boolean {
  const keys = rows.map(([key = ""]) => waysOf(key));
  const places = keys.map((ways) => ways.map((way) => indexOf(text, way)).find((at) => at >= 0));
  if (places.some((at) => at === undefined)) return false;
  const known = keys.flat();
  const isExtra = (other: string): boolean =>
    indexOf(text, other) >= 0 && !known.some((key) => includesWord(key, other));
  if (others.some(isExtra)) return false;
  const starts = places.filter((at) => at !== undefined);
  if (ordered && starts.some((at, i) => at < (starts[i - 1] ?? 0))) return false;
  return rows.every(([, ...values], i) => {
    const from = starts[i] ?? 0;
    const until = Math.min(...starts.filter((at) => at > from), text.length);
    const line = text.slice(text.lastIndexOf("\n", from) + 1).split("\n")[0] ?? "";
    const alone = keys.filter((ways) => ways.some((way) => indexOf(line, way) >= 0)).length === 1;
    const part = alone ? line : text.slice(from, until);
    return values.every((value) => holds(part, value));
  });
}

function holds(part: string, value: Value): boolean {
  if (typeof value === "number") return numbersIn(part).some((one) => isShown(value, one));
  return waysOf(value).some((way) => indexOf(part, way) >= 0);
}

/** A text as it can stand in an answer; a month also with its name, or by its first day. */
function waysOf(value: Value): string[] {
  const text = String(value);
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined) return [text];
  const day = new Date(Date.UTC(Number(year), Number(month) - 1, 1));
  const named = (style: "long" | "short") =>
    day.toLocaleDateString("en", { month: style, timeZone: "UTC" });
  return [text, `${named("long")} ${year}`, `${named("short")} ${year}`];
}

/** Where a text stands as whole words, whatever its case; -1 where it does not. */
function indexOf(text: string, wanted: string): number {
  const escaped = wanted.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return text.search(new RegExp(`(?<![\\w.-])${escaped}(?!\\w)`, "i"));
}

function includesWord(text: string, word: string): boolean {
  return indexOf(text, word) >= 0;
}
