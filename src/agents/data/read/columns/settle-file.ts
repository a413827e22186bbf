/** What the columns of a file say together: its decimal sign, and whether days or months come first. */
import type { ReadingOptions } from "../options.ts";
import type { FirstPart } from "./date-expression.ts";
import type { DecimalSign } from "./number-shapes.ts";
import type { Verdict } from "./weigh-column.ts";

export interface FileEvidence {
  /** What separates values; absent where the format is no text with delimiters. */
  readonly delimiter?: string | undefined;
  readonly options: ReadingOptions;
}

export interface Settled {
  /** The decimal sign of the file, and the column that shows it. */
  readonly decimal?: { readonly sign: DecimalSign; readonly because: string };
  readonly first?: { readonly part: FirstPart; readonly because: string };
}

/** What files of a format nearly always have: the weakest of all reasons. */
export const OF_ITS_FORMAT = "of its format";

export function settleFile(
  verdicts: ReadonlyMap<string, Verdict>,
  { options, delimiter }: FileEvidence,
): Settled {
  const decimal = decimalOf(verdicts, options, delimiter);
  const first = firstOf(
    verdicts,
    options,
    decimal?.because.startsWith("column") ? decimal.sign : undefined,
  );
  return { ...(decimal !== undefined && { decimal }), ...(first !== undefined && { first }) };
}

function decimalOf(
  verdicts: ReadonlyMap<string, Verdict>,
  options: ReadingOptions,
  delimiter: string | undefined,
): Settled["decimal"] {
  if (options.decimal !== undefined) return { sign: options.decimal, because: "it was said" };
  const shown = new Map<DecimalSign, string>();
  for (const [name, verdict] of verdicts) {
    if (verdict.is !== "number" || verdict.evidence.signs.length > 1) continue;
    const [sign] = verdict.evidence.signs;
    if (sign !== undefined && !shown.has(sign)) shown.set(sign, name);
  }
  const [only, ...others] = shown;
  if (only !== undefined && others.length === 0) {
    return { sign: only[0], because: `column "${only[1]}" is written so` };
  }
  // Where values are separated by commas, or by a program's quotes and brackets, the decimal sign is a point.
  if (delimiter === undefined || delimiter === ",") return { sign: ".", because: OF_ITS_FORMAT };
  return undefined;
}

function firstOf(
  verdicts: ReadonlyMap<string, Verdict>,
  options: ReadingOptions,
  decimal: DecimalSign | undefined,
): Settled["first"] {
  if (options.dates !== undefined) return { part: options.dates, because: "it was said" };
  const shown = new Map<FirstPart, string>();
  for (const [name, verdict] of verdicts) {
    if (verdict.is !== "time" || verdict.dates.order?.fitting.length !== 1) continue;
    const [part] = verdict.dates.order.fitting;
    if (part !== undefined && !shown.has(part)) shown.set(part, name);
  }
  const [only, ...others] = shown;
  if (only !== undefined && others.length === 0) {
    return { part: only[0], because: `column "${only[1]}" is written so` };
  }
  // Nobody who writes a decimal comma writes the month first.
  return decimal === ","
    ? { part: "day-first", because: "its numbers have decimal commas" }
    : undefined;
}
