/** Lists in words, of at least two of a kind: "4, 8 and 15", "'a' and 'b'". */
import type { Draft } from "../draft.ts";
import type { Mark, MarkOf } from "../reading.ts";

type Item = MarkOf<"number" | "quoted">;

export function lists(draft: Draft): Mark[] {
  const items = draft.marks
    .filter(
      (mark): mark is Item =>
        (mark.is === "number" && mark.ordinal !== true) || mark.is === "quoted",
    )
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  const marks: Mark[] = [];
  let run: Item[] = [];
  const end = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    // Two numbers that "and" joins may be the sides of "between".
    const isBetween = run.length === 2 && draft.lower((first?.from ?? 0) - 1) === "between";
    if (first !== undefined && last !== undefined && run.length >= 2 && !isBetween) {
      const value = run.map((item) => (item.is === "number" ? item.value : item.text));
      marks.push({ from: first.from, to: last.to, is: "json", value });
    }
    run = [];
  };
  for (const item of items) {
    const last = run.at(-1);
    if (last !== undefined && item.from < last.to) continue;
    if (last !== undefined && !(last.is === item.is && isJoined(draft, last.to, item.from))) end();
    run.push(item);
  }
  end();
  return marks;
}

/** ",", "and", "or", ", and" */
function isJoined({ lower }: Draft, from: number, to: number): boolean {
  if (to - from === 1) return [",", "and", "or", "&"].includes(lower(from));
  return to - from === 2 && lower(from) === "," && ["and", "or"].includes(lower(from + 1));
}
