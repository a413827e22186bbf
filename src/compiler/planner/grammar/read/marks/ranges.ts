/** Two numbers with all between them: "10-20", "between 3 and 5", "from 3 to 5 km", "$10 to $20". */
import type { Draft } from "../draft.ts";
import type { Mark, MarkOf } from "../reading.ts";

type Side = MarkOf<"number" | "quantity" | "money" | "percent" | "duration">;

const TO = /^(?:to|through|thru|–|—|-|…)$/;
const SCALE = /^(?:million|billion|trillion|thousand|k|m|bn)$/i;

export function ranges(draft: Draft): Mark[] {
  const { lower, tokens, query } = draft;
  const sides = draft.marks.filter(isSide);
  const startingAt = Map.groupBy(sides, ({ from }) => from);
  return sides.flatMap((first) => {
    const [prefix, joint] = [lower(first.from - 1), lower(first.to)];
    const isHyphen = tokens[first.to]?.glued === true && query.charAt(tokens[first.to - 1]?.end ?? 0) === "-"; // prettier-ignore
    const isBetween = prefix === "between" && (joint === "and" || joint === "to");
    if (!isHyphen && !isBetween && !TO.test(joint)) return [];
    const seconds = startingAt.get(isHyphen ? first.to : first.to + 1) ?? [];
    return seconds.flatMap((last): Mark[] => {
      const [low, high] = scaled(draft, first, last);
      if (!fit(first, last) || low === high || (low > high && !isBetween)) return [];
      const isPrefixed = isBetween || (prefix === "from" && !isHyphen);
      const from = isPrefixed ? first.from - 1 : first.from;
      return [{ from, to: last.to, is: "range", low: Math.min(low, high), high: Math.max(low, high) }]; // prettier-ignore
    });
  });
}

function isSide(mark: Mark): mark is Side {
  if (mark.is === "number") return mark.ordinal !== true;
  return /^(?:quantity|money|percent|duration)$/.test(mark.is);
}

/** Both of a kind, or the first one without what the second one has: "10 to 20 km", "$10 to 20". */
function fit(first: Side, last: Side): boolean {
  return first.is === last.is || first.is === "number" || (first.is === "money" && last.is === "number"); // prettier-ignore
}

function valueOf(mark: Side): number {
  return mark.is === "duration" ? mark.count : mark.value;
}

/** "10 to 20 million": both are. */
function scaled({ tokens }: Draft, first: Side, last: Side): [number, number] {
  const [low, high] = [valueOf(first), valueOf(last)];
  const isBare = first.is !== "number" || first.to - first.from === 1;
  const said = Number(tokens[last.to - 2]?.text.replaceAll(",", ""));
  const isScaled = SCALE.test(tokens[last.to - 1]?.text ?? "") && said > 0 && last.is !== "quantity" && last.is !== "duration"; // prettier-ignore
  const times = isScaled ? high / said : 1;
  return isBare && times >= 1000 && low < said ? [low * times, high] : [low, high];
}
