/** Words in a form in which those of a sentence and those of data can be compared. English only. */
import { wordsIn } from "./words-of.ts";

/** Different words for one aggregate, as columns are named and as sentences speak. */
const SAME: Readonly<Record<string, string>> = {
  average: "mean",
  averages: "mean",
  averaged: "mean",
  avg: "mean",
  minimum: "min",
  lowest: "min",
  smallest: "min",
  maximum: "max",
  highest: "max",
  largest: "max",
  sum: "total",
  totals: "total",
  counts: "count",
  times: "count",
  occurs: "count",
  occur: "count",
  occurrences: "count",
  often: "count",
  frequent: "count",
};

/** `directed` and `director`, `grossed` and `gross` are one. */
export function stemOf(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s?$/u, "");
  const same = SAME[lower];
  if (same !== undefined) return same;
  const bare = lower.replace(/ies$/, "y").replace(/(?<!s)s$/, "");
  const short = bare.replace(/(?:ing|ed|or|er|ion|e)$/, "");
  return short.length >= 4 ? short : bare;
}

/** Of a name as it stands in data: `US_Gross`, `deliveryDays`, `Body Mass (g)`; a unit in brackets is none. */
export function stemsOfName(name: string): string[] {
  const words = wordsIn(name.replace(/[([][^)\]]{1,6}[)\]]\s*$/u, "").replaceAll("_", " "));
  return words.flatMap((word) => word.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u)).map(stemOf);
}
