/** Order, limit and rounding: what is done to a result, whatever it is. */
import { timeColumn, type Table } from "../columns.ts";
import { isMeasure, type Key } from "../parts.ts";
import type { Asked } from "./asked.ts";
import type { Composed, Query } from "./composed.ts";
import { aliasOf, keyName } from "./names.ts";

/** `undefined` where nothing of the result is what it shall be ordered by. */
export function ordered(
  { order, measures }: Asked,
  keys: readonly Key[],
  table: Table,
): Query | undefined {
  if (order === undefined) return {};
  const { by, how, descending, of } = order;
  const measured = how === undefined ? measures : measures.filter((one) => one.how === how);
  const [key] = keys;
  const time = keys.find(({ bucket, column }) => bucket !== undefined || column.type === "time");
  const column =
    by !== undefined
      ? isMeasure(by)
        ? aliasOf(by)
        : (measures.filter((one) => one.column === by).map(aliasOf)[0] ?? by.name)
      : of === "name"
        ? key && keyName(key)
        : of === "time"
          ? time === undefined
            ? keys.length === 0
              ? timeColumn(table.columns)?.name
              : undefined
            : keyName(time)
          : measured.length === 1 && measured[0] !== undefined
            ? aliasOf(measured[0])
            : undefined;
  if (column === undefined) return undefined;
  return { order: [{ column, ...(descending !== undefined && { descending }) }] };
}

export function limited({ limit, end }: Asked): Query {
  const n = limit?.n ?? (end?.which === "first" ? end.n : undefined);
  return n === undefined ? {} : { limit: n };
}

/** Rounds what is measured, under its own name. */
export function rounded(composed: Composed, digits: number): Composed | undefined {
  const { query } = composed;
  const measures = (query["measures"] ?? []) as readonly { readonly as: string }[];
  const extend = (query["extend"] ?? []) as readonly { readonly as?: string }[];
  const made = [...measures.map(({ as }) => as), ...extend.flatMap(({ as }) => as ?? [])];
  const select = query["select"] as readonly string[] | undefined;
  const chosen = select === undefined ? made : made.filter((name) => select.includes(name));
  if (chosen.length === 0 || query["distinct"] === true) return undefined;
  const group = ((query["group"] ?? []) as readonly (string | { readonly as: string })[]).map((key) =>
    typeof key === "string" ? key : key.as,
  );
  const own = (name: string) => `rounded ${name}`;
  return {
    ...composed,
    query: {
      ...query,
      extend: [...extend, ...chosen.map((of) => ({ op: "round", of, digits, as: own(of) }))],
      select: (select ?? [...group, ...made]).map((name) =>
        chosen.includes(name) ? { column: own(name), as: name } : name,
      ),
    },
  };
}
