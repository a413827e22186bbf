import type { Ledger } from "./ledger.ts";
import { hasTime, isTimeLeaf, timesIn } from "./times.ts";

/** Each stretch of time is in an argument of its own. */
export function takeTimes(ledger: Ledger): void {
  const times = timesIn(
    ledger.words,
    (at) => ledger.evidence(at) !== undefined && ledger.words[at]?.kind === "name",
  );
  const spent = new Set<unknown>();
  for (const time of times) {
    const { from, to } = time;
    for (let at = from; at < to; at += 1) ledger.times.add(at);
    const open = Array.from({ length: to - from }, (_, i) => from + i).filter((at) =>
      ledger.isOpen(at),
    );
    const isParam = ledger.words.slice(from, to).some(({ kind }) => kind === "placeholder");
    if (open.length === 0) continue;
    const isCalendar =
      time.year !== undefined || time.month !== undefined || time.quarter !== undefined;
    const leaves = ledger
      .candidates(from)
      .flatMap((said) =>
        said.leaves.filter((leaf) => leaf.given && (isTimeLeaf(leaf) || isCalendar)),
      );
    const found = leaves.find(
      (leaf) => !(spent.has(leaf.value) && !isCalendar) && hasTime(leaf, time),
    );
    // What a number or a parameter says of a time is said by the argument that has it.
    const isCounted =
      isParam &&
      leaves.some(({ param }) => ledger.words.slice(from, to).some((word) => word.lower === param));
    if (found !== undefined || isCounted) {
      if (found !== undefined) spent.add(found.value);
      ledger.take(from, to - from, "argument");
    } else ledger.refuse(from, to - from, { is: "time" });
  }
}
