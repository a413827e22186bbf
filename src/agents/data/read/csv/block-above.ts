/** Refuses to take lines above a table, as wide as it is, for its names and first rows. */
import { ToolError } from "../../../../catalog/authoring.ts";
import type { DataFile } from "../existing-file.ts";
import { kindOf, shapeOf } from "./kinds.ts";
import type { SampleRecord } from "./records.ts";

/** More lines above a blank one are a table of their own. */
const MOST_LINES = 5;
/** Fewer rows show no habit. */
const LEAST_ROWS = 3;
const SHARE = 0.8;

/**
 * A blank line stands below a few lines, and in the columns whose values are all alike below it (`st934`, `476`),
 * none of those lines has such a value.
 * @param first the record that was taken for the names
 * @throws ToolError that asks for the line of the names.
 */
export function refuseBlockAbove(
  records: readonly SampleRecord[],
  first: number,
  file: DataFile,
): void {
  const width = records[first]?.values.length ?? 0;
  const blank = records.findIndex(({ isBlank }, i) => i > first && isBlank);
  if (blank === -1 || blank - first > MOST_LINES) return;
  const isRow = ({ isBlank, values }: SampleRecord) => !isBlank && values.length === width;
  const above = records.slice(first + 1, blank).filter(isRow);
  const below = records.slice(blank + 1).filter(isRow);
  if (above.length === 0 || below.length < LEAST_ROWS) return;
  const habits = Array.from({ length: width }, (_, i) => habitOf(below, i));
  const known = habits.flatMap((habit, i) => (habit === undefined ? [] : [{ habit, i }]));
  const fits = ({ values }: SampleRecord) =>
    known.some(({ habit, i }) => habit.has(likeness(values[i] ?? "")));
  if (known.length === 0 || above.some(fits)) return;
  const [from, to, line] = [records[first]?.line, records[blank - 1]?.line, below[0]?.line];
  throw new ToolError(
    `Lines ${from} to ${to} of ${file.name} stand above a blank line, and hold other values than those below it: which line holds the names of the columns cannot be seen.`,
    {
      help: `If line ${line} holds them, say it in the configuration of the workspace: reading: { "${file.name}": { header: ${line} } }. If there are no names, take lines ${from} to ${to} out of the file, and say { header: none }.`,
    },
  );
}

/** What nearly all values of a column with digits look like. */
function habitOf(rows: readonly SampleRecord[], i: number): ReadonlySet<string> | undefined {
  const likes = rows.map(({ values }) => likeness(values[i] ?? "")).filter((like) => like !== "");
  const counts = Map.groupBy(likes, (like) => like);
  const [most] = [...counts].toSorted((a, b) => b[1].length - a[1].length);
  if (most === undefined || most[0] === "text") return undefined;
  return most[1].length >= SHARE * likes.length ? new Set([most[0], ""]) : undefined;
}

function likeness(value: string): string {
  const kind = kindOf(value);
  if (kind === "empty") return "";
  return kind === "coded" ? shapeOf(value) : kind;
}
