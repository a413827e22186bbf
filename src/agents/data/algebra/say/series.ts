/** Series over time: `AAPL averaged 64.73 over 123 months, from 25.94 in 2000-01 to 223.02 in 2010-03; …` */
import { capitalise, count, say } from "../../numbers.ts";
import type { SeriesSummary } from "../../series-summary.ts";
import { isBucket } from "../compile/time.ts";
import { periodsFrom } from "../run/gaps.ts";
import type { Bucket } from "../schema/derive.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { sayCell, sayKey } from "./cells.ts";
import { askedFirst, bucketOf, measureNamed, type Column, type Said } from "./said.ts";

/** Series that are told one by one. */
const TOLD = 4;

/** What holds of all series of a result. */
interface Shared {
  readonly query: AlgebraQuery;
  readonly bucket: Bucket;
  /** Of which rows they are. */
  readonly kept: string;
  /** Whether they are called by values of a column, such as names of shops. */
  readonly isSplit: boolean;
}

/** Empty when there is nothing to say of them as series. */
export function saySeries(said: Said, query: AlgebraQuery, kept: string): string[] {
  const { series, comparison, keys } = said;
  const bucket = keys.map((_, i) => bucketOf(query, i)).find((one) => one && isBucket(one));
  const columns = askedFirst(said, query);
  const [asked] = columns;
  if (asked === undefined || bucket === undefined || !isBucket(bucket)) return [];
  const isSplit = keys.length > 1;
  const shared = { query, bucket, kept, isSplit };
  if (!isSplit && !series.some(({ name }) => name === asked.name)) return [];
  if (!isSplit) {
    return columns.flatMap((column) =>
      series.filter(({ name }) => name === column.name).map((one) => sayOne(one, column, shared)),
    );
  }
  const areAveraged = series.every((one) => isAveraged(asked, query, bucket, one));
  if (series.length > TOLD) return areAveraged ? sayMost(series, asked, shared) : [];
  const each = series.map((one) => sayOne(one, asked, shared));
  if (comparison === null || !areAveraged) return each;
  const { larger, smaller, ratio } = comparison;
  return [...each, `${larger} averaged ${say(ratio)} times as much as ${smaller}.`];
}

function sayOne(series: SeriesSummary, column: Column, shared: Shared): string {
  const { query, bucket, kept, isSplit } = shared;
  const measure = measureNamed(query, column.name);
  const value = (number: number) => sayCell(number, column, true);
  const at = (number: number, time: string) => `${value(number)} ${sayTime(time, bucket)}`;
  const isMean = measure?.how === "mean";
  const what = isMean ? measure.column : column.name;
  const subject = !isSplit ? capitalise(what) : isMean ? series.name : `${series.name}: ${what}`;
  const periods = count(series.count, bucket);
  if (series.min === series.max)
    return `${subject}${kept} was ${value(series.min)} in each of ${periods}.`;
  const averaged = isAveraged(column, query, bucket, series)
    ? ` averaged ${value(series.mean)}${isMean ? "" : ` a ${bucket}`}`
    : "";
  const goes = isDevelopment(column, query)
    ? `, from ${at(series.first, series.firstAt)} to ${at(series.last, series.lastAt)}${isMean ? sayChange(series) : ""};`
    : ":";
  return `${subject}${kept}${averaged} over ${periods}${goes} highest ${at(series.max, series.maxAt)}, lowest ${at(series.min, series.minAt)}.`;
}

/** Not of amounts: the first and the last stretch of time may be incomplete. */
function sayChange({ first, changePercent: percent }: SeriesSummary): string {
  if (percent === null || percent === 0 || first < 0) return "";
  return ` (${percent > 0 ? "up" : "down"} ${say(Math.abs(percent))}%)`;
}

function sayMost(
  series: readonly SeriesSummary[],
  column: Column,
  { query, bucket, kept }: Shared,
): string[] {
  const ranked = series.toSorted((a, b) => b.mean - a.mean);
  const [most, least] = [ranked[0], ranked.at(-1)];
  if (most === undefined || least === undefined) return [];
  const each = measureNamed(query, column.name)?.how === "mean" ? "" : ` a ${bucket}`;
  const value = (number: number) => sayCell(number, column, true);
  return [
    `${capitalise(column.name)} of ${count(series.length, "series")}${kept}: ${most.name} averaged the most (${value(most.mean)}${each}) and ${least.name} the least (${value(least.mean)}${each}).`,
    `The highest of ${most.name} was ${value(most.max)} ${sayTime(most.maxAt, bucket)}.`,
  ];
}

/** Of highest values and medians an average says nothing; of amounts it is wrong when some times have no rows. */
function isAveraged(
  { name }: Column,
  query: AlgebraQuery,
  bucket: Bucket,
  series: SeriesSummary,
): boolean {
  const how = measureNamed(query, name)?.how ?? "";
  return how === "mean" || (/^(sum|count|distinct)$/.test(how) && isWhole(series, bucket));
}

function isWhole({ count: points, firstAt, lastAt }: SeriesSummary, bucket: Bucket): boolean {
  return periodsFrom(firstAt, lastAt, bucket) === points;
}

/** A change or share has no way from the first to the last; a running total has. */
function isDevelopment({ name }: Column, query: AlgebraQuery): boolean {
  if (measureNamed(query, name) !== undefined || query.extend.length === 0) return true;
  return query.extend.some(
    ({ op, as }) => /^(running total|moving mean)$/.test(op) && (as === name || name.includes(op)),
  );
}

function sayTime(at: string, bucket: Bucket): string {
  const word = bucket === "day" ? "on" : bucket === "hour" || bucket === "minute" ? "at" : "in";
  return `${word} ${sayKey(at, bucket)}`;
}
