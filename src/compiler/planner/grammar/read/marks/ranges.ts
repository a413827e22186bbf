/** Two numbers with all between them: "10-20", "between 3 and 5", "from 3 to 5 km", "$10 to $20". */
import type { Draft } from "../draft.ts";
import type { Mark, MarkOf } from "../reading.ts";

type Side = MarkOf<"number" | "quantity" | "money" | "percent" | "duration">;

const TO = new Set(["to", "through", "thru", "–", "—", "-", "…"]);

export function ranges(draft: Draft): Mark[] {
  const { lower, tokens, query } = draft;
  const sides = draft.marks.filter(isSide);
  const startingAt = Map.groupBy(sides, ({ from }) => from);
  const marks: Mark[] = [];
  for (const first of sides) {
    const prefix = lower(first.from - 1);
    const joint = lower(first.to);
    const isHyphen =
      tokens[first.to]?.glued === true && query.charAt(tokens[first.to - 1]?.end ?? 0) === "-";
    const isBetween = prefix === "between" && (joint === "and" || joint === "to");
    if (!isHyphen && !isBetween && !TO.has(joint)) continue;
    for (const last of startingAt.get(isHyphen ? first.to : first.to + 1) ?? []) {
      if (!fit(first, last)) continue;
      const [low, high] = scaled(draft, first, last);
      if (low === high || (low > high && !isBetween)) continue;
      const isPrefixed = isBetween || (prefix === "from" && !isHyphen);
      const from = isPrefixed ? first.from - 1 : first.from;
      marks.push({
        from,
        to: last.to,
        is: "range",
        low: Math.min(low, high),
        high: Math.max(low, high),
      });
    }
  }
  return marks;
}

function isSide(mark: Mark): mark is Side {
  if (mark.is === "number") return mark.ordinal !== true;
  return (
    mark.is === "quantity" || mark.is === "money" || mark.is === "percent" || mark.is === "duration"
  );
}

/** Both of a kind, or the first one without what the second one has: "10 to 20 km", "$10 to 20". */
function fit(first: Side, last: Side): boolean {
  if (first.is === last.is || first.is === "number") return true;
  return first.is === "money" && last.is === "number";
}

function valueOf(mark: Side): number {
  return mark.is === "duration" ? mark.count : mark.value;
}

/** "10 to 20 million": both are. */
function scaled({ tokens }: Draft, first: Side, last: Side): [number, number] {
  const [low, high] = [valueOf(first), valueOf(last)];
  const isBare = first.is !== "number" || first.to - first.from === 1;
  const scale = /^(?:million|billion|trillion|thousand|k|m|bn)$/i.exec(
    tokens[last.to - 1]?.text ?? "",
  );
  const said = Number(tokens[last.to - 2]?.text.replaceAll(",", ""));
  const times =
    scale === null || !(said > 0) || last.is === "quantity" || last.is === "duration"
      ? 1
      : high / said;
  return isBare && times >= 1000 && low < said ? [low * times, high] : [low, high];
}
