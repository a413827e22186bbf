/** Lists in words, of at least two of a kind: "4, 8 and 15", "'a' and 'b'". */
import type { Draft } from "../draft.ts";
import type { Mark, MarkOf } from "../reading.ts";

type Item = MarkOf<"number" | "quoted">;

const JOINT = /^(?:,|and|or|&)$/;

export function lists(draft: Draft): Mark[] {
  const items = draft.marks
    .filter(
      (mark): mark is Item =>
        mark.is === "quoted" || (mark.is === "number" && mark.ordinal !== true),
    ) // prettier-ignore
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  const runs: Item[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (last !== undefined && item.from < last.to) continue;
    if (last?.is === item.is && isJoined(draft, last.to, item.from)) run?.push(item);
    else runs.push([item]);
  }
  return runs.flatMap((run): Mark[] => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined || run.length < 2) return [];
    // Two numbers that "and" joins may be the sides of "between".
    if (run.length === 2 && draft.lower(first.from - 1) === "between") return [];
    const value = run.map((item) => (item.is === "number" ? item.value : item.text));
    return [{ from: first.from, to: last.to, is: "json", value }];
  });
}

/** ",", "and", "or", ", and" */
function isJoined({ lower }: Draft, from: number, to: number): boolean {
  if (to - from === 2) return lower(from) === "," && /^(?:and|or)$/.test(lower(from + 1));
  return to - from === 1 && JOINT.test(lower(from));
}
