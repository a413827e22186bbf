/** "Year over year", "from season to season": a change from one to the next, which an argument has to say. */
import { lineOf } from "./general-english.ts";
import type { Ledger } from "./ledger.ts";

const CHANGE = lineOf("change");
const BETWEEN = new Set("over on to by after".split(" "));

export function takePeriods(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    const stem = ledger.stems[at] ?? "";
    const isSame = stem !== "" && stem === ledger.stems[at + 2];
    if (!isSame || !BETWEEN.has(ledger.lowers[at + 1] ?? "")) continue;
    const isSaid = ledger
      .candidates(at)
      .some(({ leaves }) =>
        leaves.some(({ given, value, choices = [] }) =>
          choices.some((one) => given && one.value === value && one.lines.has(CHANGE)),
        ),
      );
    if (isSaid) ledger.take(at, 3, "argument");
    else ledger.refuse(at, 3, { is: "operator" }, true);
  }
}
