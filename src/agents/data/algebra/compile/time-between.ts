/** The difference of two times: exact in seconds to weeks, completed ones in months to years, which are not equally long. */
import type { DeriveOf } from "../schema/derive.ts";

const SECONDS = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400, weeks: 604_800 };

export function timeBetween(
  from: string,
  to: string,
  unit: DeriveOf<"time between">["unit"],
): string {
  switch (unit) {
    case "months":
    case "quarters":
    case "years":
      return `date_sub('${unit.slice(0, -1)}', ${from}, ${to})`;
    default:
      return `((epoch_us(${to}) - epoch_us(${from})) / ${SECONDS[unit] * 1_000_000})`;
  }
}
