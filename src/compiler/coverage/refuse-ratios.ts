/** "Cars per bike", where bikes are a column of numbers: a ratio of two columns, and hardly a group for each number. */
import type { Facts } from "../../contract/facts.ts";
import type { Ledger } from "./ledger.ts";
import { stemsOf } from "./leaves.ts";

/** Fewer different numbers than these are classes: "revenue per star rating". */
const CLASSES = 12;
/** Numbers that name things, and that people group by. */
const NAMES =
  /(?:^|[\W_])(?:id|code|no|nr|number|key|zip|year|quarter|month|week|day|hour|weekday)$/i;

export function refuseRatios(ledger: Ledger, facts: ReadonlyMap<string, Facts>): void {
  for (const known of facts.values()) {
    if (known.is !== "table") continue;
    for (const { name, type, distinct } of known.columns) {
      if (type !== "number" || distinct === undefined || distinct <= CLASSES || NAMES.test(name))
        continue;
      const wording = stemsOf(name);
      for (const at of ledger.words.keys()) {
        if (ledger.lowers[at - 1] !== "per" || !ledger.stands(wording, at)) continue;
        if (isGroupedBy(ledger, at, name)) ledger.refuse(at, wording.length, { is: "ratio" }, true);
      }
    }
  }
}

function isGroupedBy(ledger: Ledger, at: number, column: string): boolean {
  return ledger
    .candidates(at)
    .some(({ leaves }) =>
      leaves.some(
        ({ name, value, format }) =>
          format === "column" && name === "by" && sameName(value, column),
      ),
    );
}

function sameName(value: string | number | boolean, column: string): boolean {
  return typeof value === "string" && stemsOf(value).join(" ") === stemsOf(column).join(" ");
}
