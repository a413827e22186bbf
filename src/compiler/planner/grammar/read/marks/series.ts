/** Two numbers with all between them ("10-20", "between 3 and 5", "$10 to $20"), and lists in words ("4, 8 and 15"). */
import type { Draft } from "../draft.ts";
import type { Mark, MarkOf } from "../reading.ts";

type Side = MarkOf<"number" | "quantity" | "money" | "percent" | "duration">;
type Item = MarkOf<"number" | "quoted">;

const TO = /^(?:to|through|thru|–|—|-|…)$/;
const SCALE = /^(?:million|billion|trillion|thousand|k|m|bn)$/i;

export function ranges(draft: Draft): Mark[] {
  const { lower, tokens, query, marks } = draft;
  const sides = marks.filter(
    (mark): mark is Side =>
      isCardinal(mark) || /^(?:quantity|money|percent|duration)$/.test(mark.is),
  );
  const startingAt = Map.groupBy(sides, ({ from }) => from);
  return sides.flatMap((first) => {
    const [prefix, joint] = [lower(first.from - 1), lower(first.to)];
    const isHyphen =
      tokens[first.to]?.glued === true && query.charAt(tokens[first.to - 1]?.end ?? 0) === "-";
    const isBetween = prefix === "between" && /^(?:and|to)$/.test(joint);
    if (!isHyphen && !isBetween && !TO.test(joint)) return [];
    const from = isBetween || (prefix === "from" && !isHyphen) ? first.from - 1 : first.from;
    const seconds = startingAt.get(isHyphen ? first.to : first.to + 1) ?? [];
    return seconds.flatMap((last): Mark[] => {
      const [one, other] = [scaled(draft, first, last), valueOf(last)];
      if (!fit(first, last) || one === other || (one > other && !isBetween)) return [];
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      return [{ from, to: last.to, is: "range", low, high }];
    });
  });
}

function isCardinal(mark: Mark): mark is MarkOf<"number"> {
  return mark.is === "number" && mark.ordinal !== true;
}

/** Both of a kind, or the first one without what the second one has: "10 to 20 km", "$10 to 20". */
function fit(first: Side, last: Side): boolean {
  const isOpen = first.is === "money" && last.is === "number";
  return first.is === last.is || first.is === "number" || isOpen;
}

function valueOf(mark: Side): number {
  return mark.is === "duration" ? mark.count : mark.value;
}

/** The first of two: "10 to 20 million" are both millions. */
function scaled({ tokens }: Draft, first: Side, last: Side): number {
  const [low, high] = [valueOf(first), valueOf(last)];
  const said = Number(tokens[last.to - 2]?.text.replaceAll(",", ""));
  const isScale = last.is !== "quantity" && SCALE.test(tokens[last.to - 1]?.text ?? "");
  const isBare = first.is !== "number" || first.to - first.from === 1;
  const times = high / said;
  return isScale && last.is !== "duration" && isBare && low < said && times >= 1000
    ? low * times
    : low;
}

export function lists(draft: Draft): Mark[] {
  const items = draft.marks
    .filter((mark): mark is Item => mark.is === "quoted" || isCardinal(mark))
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  const runs: [Item, ...Item[]][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (last !== undefined && item.from < last.to) continue;
    const joint = draft.tokens
      .slice(last?.to, item.from)
      .map(({ lower }) => lower)
      .join(" ");
    if (last?.is === item.is && /^(?:,|and|or|&|, and|, or)$/.test(joint)) run?.push(item);
    else runs.push([item]);
  }
  return runs.flatMap((run): Mark[] => {
    const { from } = run[0];
    // Two numbers that "and" joins may be the sides of "between".
    if (run.length < 2 || (run.length === 2 && draft.lower(from - 1) === "between")) return [];
    const value = run.map((item) => (item.is === "number" ? item.value : item.text));
    return [{ from, to: run.at(-1)?.to ?? from, is: "json", value }];
  });
}
