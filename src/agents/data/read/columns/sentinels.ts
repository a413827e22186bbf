/** Numbers that stand for no value, -999 or 9999, by what the other numbers of their column are. */
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import type { Question } from "../column.ts";

/** What programs and surveys write where nothing was measured: -1, and nines of both signs. */
const MARKS = [
  -1, -9, -99, -999, -9999, -99_999, -999_999, 99, 999, 9999, 99_999, 999_999, 9_999_999,
  99_999_999,
];
/** As decimals: `-999.9`, `9999.99`. */
const DECIMAL_MARKS = [
  -99.9, -99.99, -999.9, -999.99, -9999.9, -9999.99, 999.9, 999.99, 9999.9, 9999.99,
];
/** How many times as far from zero as all others: beyond the first it is asked, beyond the second it is sure. */
const FAR = { open: 3, sure: 10 };
/** Fewer other values show nothing. */
const LEAST_OTHERS = 3;
/** -1 beside counts of two digits is no count. */
const LEAST_BESIDE_MINUS_ONE = 10;

export interface Sentinels {
  /** Read as no value. */
  readonly marks: readonly number[];
  readonly notes: readonly string[];
  readonly question?: Question;
}

/**
 * @param number an SQL expression of the column's numbers, over `raw`
 * @param kept what the user said is a value
 */
export async function findSentinels(
  connection: DuckDBConnection,
  name: string,
  number: string,
  values: readonly DuckDBValue[],
  kept: readonly string[],
): Promise<Sentinels> {
  const list = [...MARKS, ...DECIMAL_MARKS].filter((mark) => !kept.map(Number).includes(mark));
  const inside = `n IN (${list.join(", ")})`;
  const reader = await connection.runAndReadAll(
    `SELECT CASE WHEN ${inside} THEN n END AS mark, count(n), min(n)::DOUBLE, max(n)::DOUBLE, count(DISTINCT n)
     FROM (SELECT (${number})::DOUBLE AS n FROM raw) WHERE n IS NOT NULL GROUP BY mark`,
    [...values],
  );
  const rows = reader.getRows();
  if (rows.every(([mark]) => mark === null)) return NONE;
  const found = rows.flatMap(([mark, count]) =>
    mark === null ? [] : [{ mark: Number(mark), count: Number(count) }],
  );
  const rest = rows.find(([mark]) => mark === null);
  let others = {
    count: Number(rest?.[1] ?? 0),
    min: Number(rest?.[2]),
    max: Number(rest?.[3]),
    distinct: Number(rest?.[4] ?? 0),
  };
  const sure: (typeof found)[number][] = [];
  const open: typeof sure = [];
  // Those nearest to zero first: 99 is a value among others where 999 is none.
  for (const each of found.toSorted((a, b) => Math.abs(a.mark) - Math.abs(b.mark))) {
    const verdict = others.count < LEAST_OTHERS ? "value" : judge(each, others);
    if (verdict === "sure") sure.push(each);
    else if (verdict === "open") open.push(each);
    else {
      others = {
        count: others.count + each.count,
        min: Math.min(others.count === 0 ? each.mark : others.min, each.mark),
        max: Math.max(others.count === 0 ? each.mark : others.max, each.mark),
        distinct: others.distinct + 1,
      };
    }
  }
  const say = ({ mark, count }: (typeof found)[number]) =>
    `${mark} (${count} ${count === 1 ? "row" : "rows"})`;
  const between = `all other values lie between ${others.min} and ${others.max}`;
  const notes =
    sure.length === 0
      ? []
      : [`in column "${name}", ${sure.map(say).join(" and ")} is read as no value: ${between}`];
  if (open.length === 0) return { marks: sure.map(({ mark }) => mark), notes };
  const texts = open.map(({ mark }) => JSON.stringify(String(mark))).join(", ");
  return {
    marks: sure.map(({ mark }) => mark),
    notes,
    question: {
      message: `Whether ${open.map(say).join(" and ")} in column "${name}" ${open.length === 1 ? "is a value or stands" : "are values or stand"} for none cannot be seen: ${between}.`,
      help: `Say which: reading { nulls: [${texts}] } when ${open.length === 1 ? "it stands" : "they stand"} for no value, reading { numbers: [${texts}] } when ${open.length === 1 ? "it is one" : "they are"}; as an argument, or for the file in orchc.config.yaml.`,
    },
  };
}

const NONE: Sentinels = { marks: [], notes: [] };

function judge(
  { mark, count }: { readonly mark: number; readonly count: number },
  { min, max, distinct }: { readonly min: number; readonly max: number; readonly distinct: number },
): "sure" | "open" | "value" {
  const size = Math.abs(mark);
  const greatest = Math.max(Math.abs(min), Math.abs(max));
  if (size < 99 && mark < 0) {
    const isOdd = min >= 0 && max >= LEAST_BESIDE_MINUS_ONE && count > 1 && distinct > 2;
    return isOdd ? "open" : "value";
  }
  // Below zero where nothing else is, it is as far as it is great.
  if (mark < 0 && min >= 0) {
    if (count > 1 && size >= 999) return "sure";
    return count > 1 || size >= 999 || size >= FAR.open * greatest ? "open" : "value";
  }
  if (size < FAR.open * greatest)
    return mark < 0 && size > greatest && count > 1 ? "open" : "value";
  // 99 and 100 are round sizes of everything.
  if (size < 999) return count > 1 ? "open" : "value";
  return count > 1 && size >= FAR.sure * greatest ? "sure" : "open";
}

/** Without the marks. */
export function withoutSentinels(number: string, marks: readonly number[]): string {
  return marks.length === 0
    ? number
    : `CASE WHEN (${number}) NOT IN (${marks.join(", ")}) THEN ${number} END`;
}
