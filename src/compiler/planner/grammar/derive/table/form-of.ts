/** The form of a question: the kinds of its parts in the order in which they are said, and the clauses that they became. */
import type { Part } from "./parts.ts";
import { isMeasure } from "./parts.ts";

/** Two questions of the same form differ in columns, values, numbers and wording only. */
export interface Form {
  /** `measure:mean keys:column → group measures`. */
  readonly said: string;
  /** Words that no part has taken: whether they add nothing depends on what stands around them. */
  readonly passed: readonly string[];
}

export function formOf(
  words: readonly string[],
  parts: readonly Part[],
  query: Readonly<Record<string, unknown>>,
): Form {
  const telling = parts.filter(({ is }) => is !== "noise").toSorted((a, b) => a.from - b.from);
  // Of conditions side by side, a third one asks nothing new.
  const kinds = telling.map(kindOf);
  const few = kinds.filter((kind, at) => kind !== kinds[at - 1] || kind !== kinds[at - 2]);
  const clauses = Object.keys(query)
    .filter((clause) => query[clause] !== undefined)
    .toSorted();
  const isTaken = (at: number): boolean => parts.some(({ from, to }) => from <= at && at < to);
  const passed = words.filter((word, at) => /^\p{L}/u.test(word) && !isTaken(at));
  return { said: `${few.join(" ")} → ${clauses.join(" ")}`, passed };
}

function kindOf(part: Part): string {
  switch (part.is) {
    case "operator":
      return part.op;
    case "measure":
      return `measure:${part.measures.map(({ how }) => how).join("+")}`;
    case "openMeasure":
      return `measure:${part.how}?`;
    case "extreme":
    case "openExtreme":
    case "end":
    case "target":
      return part.n === undefined ? part.is : `${part.is}:n`;
    case "condition": {
      const { condition } = part;
      return `condition:${"op" in condition ? condition.op : "any"}${condition.not === true ? ":not" : ""}`;
    }
    case "openCondition":
      return `condition:${part.comparator}?${part.not === true ? ":not" : ""}`;
    case "openPeriod":
      return `period:${part.comparator}${part.not === true ? ":not" : ""}`;
    case "having":
      return `having:${part.measure.how}${part.condition.comparator}`;
    case "keys":
      return `keys:${part.keys.map(({ bucket = "column" }) => bucket).join("+")}`;
    case "openBucket":
      return `keys:${part.bucket}?${part.asked === true ? ":asked" : ""}`;
    case "order":
      return part.by === undefined
        ? `order:${part.how ?? part.of ?? "direction"}`
        : `order:${isMeasure(part.by) ? part.by.how : "column"}`;
    case "neighbour":
      return `neighbour:${part.side}`;
    case "difference":
      return part.ratio ? "ratio" : "difference";
    default:
      return part.is;
  }
}
