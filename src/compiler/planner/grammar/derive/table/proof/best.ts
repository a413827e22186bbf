/** "Our best customers": of what they are best has to be said, or be a mark that they have. */
import { isMeasure, type Part } from "../parts.ts";
import { columnOf, isTaken, usesOf, type Check } from "./claim.ts";

const MARKS = /score|rating|rank|grade|point|star|mark|place|position|result|time/i;

export const bestOf: Check = (claim) => {
  const isNamed = usesOf(claim).some((use) => columnOf(use, claim.table)?.type === "number");
  if (isNamed) return [];
  const ranked = claim.parts.flatMap((part) =>
    rankedBy(part) === undefined ? [] : [rankedBy(part) ?? ""],
  );
  const { extreme, order } = claim.query as {
    readonly extreme?: { readonly of?: string };
    readonly order?: readonly { readonly column?: string }[];
  };
  const by = [...ranked, extreme?.of ?? "", ...(order ?? []).map(({ column = "" }) => column)];
  const isOfColumn = by.some((name) =>
    claim.table.columns.some((column) => column.name === name && !MARKS.test(name)),
  );
  return isOfColumn
    ? claim.words.flatMap((word, at) =>
        /^(?:best|worst)$/.test(word) && isTaken(claim, at) ? [at] : [],
      )
    : [];
};

function rankedBy(part: Part): string | undefined {
  return part.is === "extreme" && !isMeasure(part.of) ? part.of.name : undefined;
}
