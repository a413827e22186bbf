/** Whether the day or the month comes first in `03/04/2024`, by the evidence of all values. */
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import type { FirstPart } from "./date-expression.ts";

/** Fewer dates may stand in order by chance. */
const LEAST_ORDERED = 4;

export interface OrderEvidence {
  /** The readings that are as good as any other one: both when the evidence is even. */
  readonly fitting: readonly FirstPart[];
  readonly because:
    | "a part is greater than 12"
    | "order of rows"
    | "equal steps"
    | "twelve months"
    | "same either way"
    | "no evidence";
}

/** `text`, `dayFirst` and `monthFirst` are SQL expressions over `from`, in the order of the file. */
export async function weighOrder(
  connection: DuckDBConnection,
  from: string,
  dayFirst: string,
  monthFirst: string,
  values: DuckDBValue[],
): Promise<OrderEvidence> {
  const reader = await connection.runAndReadAll(
    `WITH dates AS (SELECT (${dayFirst})::DATE AS d, (${monthFirst})::DATE AS m FROM ${from}),
       steps AS (SELECT d - lag(d) OVER () AS d, m - lag(m) OVER () AS m FROM dates WHERE d IS NOT NULL AND m IS NOT NULL)
     SELECT (SELECT count(d) FROM dates), (SELECT count(m) FROM dates),
       (SELECT count(DISTINCT d) FROM dates), (SELECT bool_and(d IS NOT DISTINCT FROM m) FROM dates),
       bool_and(d >= 0) OR bool_and(d <= 0), bool_and(m >= 0) OR bool_and(m <= 0),
       (SELECT count(DISTINCT day(d)) = 1 AND count(DISTINCT month(d)) = 12 FROM dates),
       (SELECT count(DISTINCT day(m)) = 1 AND count(DISTINCT month(m)) = 12 FROM dates) FROM steps`,
    values,
  );
  const [days = 0, months = 0, distinct = 0, same, dayOrder, monthOrder, dayTwelve, monthTwelve] =
    reader.getRows()[0] ?? [];
  if (days !== months) {
    const fitting = [
      Number(days) > Number(months) ? ("day-first" as const) : ("month-first" as const),
    ];
    return { fitting, because: "a part is greater than 12" };
  }
  // 01/01 and 02/02 are the same either way.
  if (same === true) return { fitting: ["month-first"], because: "same either way" };
  if (Number(distinct) >= LEAST_ORDERED && dayOrder !== monthOrder) {
    const fitting = [dayOrder === true ? ("day-first" as const) : ("month-first" as const)];
    return { fitting, because: "order of rows" };
  }
  // One part is always the same, the other one takes 1 to 12 and no more: months.
  if (dayTwelve !== monthTwelve) {
    return {
      fitting: [dayTwelve === true ? "day-first" : "month-first"],
      because: "twelve months",
    };
  }
  const [daySteps, monthSteps] = [
    await hasEqualSteps(connection, from, dayFirst, values),
    await hasEqualSteps(connection, from, monthFirst, values),
  ];
  if (daySteps !== monthSteps) {
    return { fitting: [daySteps ? "day-first" : "month-first"], because: "equal steps" };
  }
  return { fitting: ["month-first", "day-first"], because: "no evidence" };
}

/** Steps of one length in days, or in months: what a series has, and dates with day and month swapped have not. */
async function hasEqualSteps(
  connection: DuckDBConnection,
  from: string,
  date: string,
  values: DuckDBValue[],
): Promise<boolean> {
  const reader = await connection.runAndReadAll(
    `WITH dates AS (SELECT DISTINCT (${date})::DATE AS day_at FROM ${from}),
       steps AS (SELECT day_at - lag(day_at) OVER (ORDER BY day_at) AS days,
         CASE WHEN day(day_at) = day(lag(day_at) OVER (ORDER BY day_at)) THEN date_diff('month', lag(day_at) OVER (ORDER BY day_at), day_at) ELSE -1 END AS months
         FROM dates WHERE day_at IS NOT NULL)
     SELECT count(days), count(DISTINCT days), count(DISTINCT months), min(months) FROM steps WHERE days IS NOT NULL`,
    values,
  );
  const [steps = 0, days, months, least] = (reader.getRows()[0] ?? []).map(Number);
  // Three steps of one length do not happen by chance.
  return steps >= 3 && (days === 1 || (months === 1 && (least ?? 0) > 0));
}
