/** Changes, running totals and ranks, from one stretch of time or row to the next. */
import { addsUp, isAmount, timeColumn, type Table } from "../columns.ts";
import type { Key, Measure } from "../parts.ts";
import type { Asked } from "./asked.ts";
import type { Composed, Make } from "./composed.ts";
import { ordered } from "./finish.ts";
import { aliasOf, keysOf, measureOf } from "./names.ts";

export function alongTime(asked: Asked, table: Table, make: Make): Composed[] {
  const amounts = asked.targets.filter(isAmount);
  const [column, ...others] = amounts;
  const measured: Measure | undefined =
    column === undefined ? undefined : { how: addsUp(column, table) ? "sum" : "mean", column };
  const [measure = measured, ...more] = asked.measures;
  if (measure === undefined || more.length > 0 || others.length > 0) return [];
  const change = asked.one("change");
  const kinds = (["change", "running", "rank"] as const).filter((kind) => asked.has(kind));
  if (kinds.length > 1) return [];
  const { keys, back } = keysAlong(asked, table, change?.back);
  if (keys.length === 0) return [];
  const of = aliasOf(measure);
  const op =
    change === undefined
      ? asked.has("running")
        ? "running total"
        : "rank"
      : change.percent
        ? "percent change"
        : "change";
  const how = measure.how === "sum" ? "total" : "mean";
  const said =
    asked.measures.length === 0 ? [`the ${how} of ${measure.column?.name ?? ""} is taken`] : [];
  const inOrder = ordered({ ...asked, measures: [measure] }, keys, table);
  if (inOrder === undefined) return [];
  return [
    make(
      {
        group: keysOf(keys),
        measures: [measureOf(measure)],
        extend: [{ op, of, ...(back !== undefined && { back }), as: `${op} of ${of}` }],
        ...inOrder,
      },
      0.2,
      ...said,
    ),
  ];
}

/** How far back is said in months: of quarters and years it is fewer. */
function keysAlong(
  asked: Asked,
  { columns }: Table,
  back: number | undefined,
): { readonly keys: readonly Key[]; readonly back: number | undefined } {
  const time = timeColumn(columns);
  const asks = asked.targets.filter((column) => !isAmount(column)).map((column) => ({ column }));
  const given = [...asked.keys, ...(asked.askedKey === undefined ? [] : [asked.askedKey]), ...asks];
  const keys: readonly Key[] =
    given.length === 0 && back !== undefined && time !== undefined
      ? [{ column: time, ...(time.type === "time" && { bucket: "year" as const }) }]
      : given;
  if (back === undefined) return { keys, back };
  if (keys.some(({ bucket }) => bucket === "quarter")) return { keys, back: 4 };
  return { keys, back: keys.some(({ bucket }) => bucket === "month") ? back : undefined };
}
