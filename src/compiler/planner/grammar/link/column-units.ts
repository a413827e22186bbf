/** What the numbers of a column are measured in, where the facts or its name say so: minutes of `minutes_spent`. */
import type { ColumnFacts } from "../../../../contract/facts.ts";
import { stemWord } from "../../../language/stem.ts";
import { isUnitOfTime } from "../read/units.ts";
import { amountIn, unitOf } from "./conversion.ts";
import { areOtherUnits } from "./dimensions.ts";
import { wordsOfName } from "./identifier.ts";
import { currencyCode } from "./implied.ts";

/**
 * In the unit of a column: half a tonne is 500 of `weight_kg`. `undefined` where the column has another unit, or none that
 * is known: an amount is never compared as a bare number.
 */
export function amountOf(column: ColumnFacts, amount: number, unit: string): number | undefined {
  const isMoney = currencyCode(unit) !== undefined;
  if (isMoney && IN_THOUSANDS.test(column.name)) return undefined;
  const own = unitOfColumn(column);
  if (own !== undefined) return amountIn(amount, unit, own);
  const { stems } = wordsOfName(column.name);
  const names = new Set(stems);
  if (areOtherUnits(stemWord(unit), names)) return undefined;
  // Sums of money have the currency of the books, and ages are told in years.
  const isOwn = isMoney || unit === "%" || names.has(stemWord(unit.toLowerCase()));
  return isOwn || (/^years?$/i.test(unit) && stems.includes("age")) ? amount : undefined;
}

/** `cost_keur`, "Revenue (mln USD)": an amount of money is none of these without a factor that nobody said. */
const IN_THOUSANDS =
  /(?:^|[_\W])(?:k|m|mn|mln|mio|bn)[ _-]?(?:eur|usd|gbp|chf|[$€£])|[$€£](?:k|m|bn)\b|thousand|million|billion/i;

/** `undefined` of rates, of names with several units, and where nothing is said. */
export function unitOfColumn({ name, unit }: ColumnFacts): string | undefined {
  if (unit !== undefined) return unit;
  if (RATE.test(name)) return unitOf(name, "", []);
  const words = (name.toLowerCase().match(/\p{L}+/gu) ?? []).map(lengthOfStay);
  const said = [...new Set(words.filter((word) => isMeasuring(word)))];
  const last = unitOf(name, "", []) ?? unitOf(words.join(" "), "", []);
  const [only, ...others] = said;
  return last ?? (others.length === 0 ? only : undefined);
}

/** A night is as long as a day. */
function lengthOfStay(word: string): string {
  return word.replace(/^night(s?)$/, "day$1");
}

/** Behind these stands what an amount is for each of: `rate_per_night`. */
const RATE = /\/|(?:^|[^a-z])(?:per|each)(?:[^a-z]|$)/i;
/** "Minute" and "month" alone are rather places in time, and no lengths. */
const SINGULAR = /^(?:day|week|month|quarter|year|hour|minute|second|millisecond)$/;
const MEASURING =
  /^(?:kg|grams?|kilos?|kilograms?|tonnes?|lbs|km|metres?|meters?|kilometres?|kilometers?|miles|cm|mm|litres?|liters?|ml)$/;

function isMeasuring(word: string): boolean {
  return MEASURING.test(word) || (isUnitOfTime(word) && !SINGULAR.test(word));
}
