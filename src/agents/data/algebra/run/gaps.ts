/** A series of times in which some are missing is told: nothing happened in them, or nothing is known of them. */
import type { ToolContext } from "../../../../catalog/authoring.ts";
import { count } from "../../numbers.ts";
import type { Bucket } from "../schema/derive.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { isBucket } from "../compile/time.ts";
import { sayKey } from "../say/cells.ts";
import type { Evaluation } from "./evaluate.ts";

export function gapsIn(
  { published, keys }: Pick<Evaluation, "published" | "keys">,
  { group, having, limit, extreme, pivot, select }: AlgebraQuery,
  context: ToolContext,
): void {
  const i = group.findIndex((key) => typeof key !== "string" && isBucket(key.bucket));
  const key = group[i];
  const name = keys?.[i];
  const isCut =
    having.length > 0 ||
    limit !== undefined ||
    extreme !== undefined ||
    pivot !== undefined ||
    select.length > 0;
  if (key === undefined || typeof key === "string" || name === undefined || key.fill || isCut)
    return;
  if (published.excerpt !== undefined || !isBucket(key.bucket)) return;
  const times = [...new Set(published.rows.flatMap((row) => row[name] ?? []))]
    .map(String)
    .toSorted();
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return;
  const missing = periodsFrom(first, last, key.bucket) - times.length;
  if (missing <= 0) return;
  const [from, to] = [sayKey(first, key.bucket), sayKey(last, key.bucket)];
  context.note(
    "assumed",
    `${count(missing, key.bucket)} between ${from} and ${to} ${missing === 1 ? "has no rows and is" : "have no rows and are"} not listed`,
  );
}

const MILLISECONDS = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 };
const MONTHS = { month: 1, quarter: 3, year: 12 };

/** Both ends count. */
export function periodsFrom(first: string, last: string, bucket: Bucket): number {
  const [from, to] = [utc(first), utc(last)];
  if (bucket === "month" || bucket === "quarter" || bucket === "year") {
    const months =
      (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
    return months / MONTHS[bucket] + 1;
  }
  return Math.round((to.getTime() - from.getTime()) / MILLISECONDS[bucket]) + 1;
}

function utc(text: string): Date {
  return new Date(text.includes("T") ? `${text}Z` : text);
}
