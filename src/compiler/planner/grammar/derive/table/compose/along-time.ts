/** From one stretch of time to the next. */
import { isAmount, timeColumn, type Table } from "../columns.ts";
import { onlyOf } from "../lists.ts";
import type { Key } from "../parts.ts";
import type { Asked } from "./asked.ts";
import { aliasOf, compose, grouped, inOrder, said, togetherOf, type Composed } from "./clauses.ts";

/** Changes, running totals and ranks, from one stretch of time or row to the next. */
export function alongTime(asked: Asked, table: Table): Composed[] {
  const amounts = asked.targets.filter(isAmount);
  const measure = asked.measures[0] ?? (amounts[0] && togetherOf(amounts[0], table));
  if (measure === undefined || asked.measures.length > 1 || amounts.length > 1) return [];
  const kinds = (["change", "running", "rank"] as const).filter((kind) => asked.has(kind));
  const kind = onlyOf(kinds);
  const change = asked.one("change");
  const { keys, back } = keysAlong(asked, table, change?.back);
  if (kind === undefined || keys.length === 0) return [];
  // From one farm to the next nothing changes: "how many farms grew maize".
  if (kind === "change" && !keys.some(isAlong)) return [];
  const op = change?.percent ? "percent change" : kind === "running" ? "running total" : kind;
  const of = aliasOf(measure);
  const extend = [{ op, of, back, as: `${op} of ${of}` }];
  const taken = asked.measures.length === 0 ? [`${said(measure)} is taken`] : [];
  const query = { ...grouped(keys, [measure]), extend };
  return compose(inOrder(asked, query, keys, [measure], table), 0.2, ...taken);
}

/** Whether values of a key follow one another. */
function isAlong({ column, bucket }: Key): boolean {
  return (
    bucket !== undefined ||
    column.type !== "text" ||
    /year|season|quarter|month|week|day|period|date|round/i.test(column.name)
  );
}

/** How far back is said in months: of quarters and years it is fewer. */
function keysAlong({ keys, targets }: Asked, { columns }: Table, back: number | undefined) {
  const asks = targets.filter((column) => !isAmount(column)).map((column): Key => ({ column }));
  const given = [...keys, ...asks];
  if (back === undefined) return { keys: given };
  const time = timeColumn(columns);
  if (given.length === 0 && time !== undefined)
    given.push({ column: time, bucket: time.type === "time" ? "year" : undefined });
  // "Year over year, by the day of the order": by its years.
  if (given.some(({ column, bucket }) => column.type === "time" && bucket === undefined)) {
    const bucket = ({ 1: "month", 3: "quarter", 12: "year" } as const)[back];
    return {
      keys:
        bucket === undefined
          ? []
          : given.map((key) => (key.column.type === "time" ? { ...key, bucket } : key)),
    };
  }
  const has = (bucket: Key["bucket"]) => given.some((key) => key.bucket === bucket);
  return { keys: given, back: has("quarter") ? 4 : has("month") ? back : undefined };
}
