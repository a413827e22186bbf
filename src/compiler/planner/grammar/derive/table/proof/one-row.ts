/** What one row does not say of a thing that has several, or that has its two ends in two columns. */
import { isIdentifier, isUnique, truthOf } from "../columns.ts";
import { BE, columnOf, isStatistic, operatorsOf, type Check } from "./claim.ts";

/** "The longest pipe", of a table with several rows for each: what is said of a pipe is not said of a row. */
export const ofSeveralRows: Check = (claim) => {
  if (claim.parts.some(isStatistic)) return [];
  const uses = claim.parts.flatMap((part) => part.uses);
  return uses.flatMap((use) => {
    const isSaid = operatorsOf(claim, use).some(
      (one) => one.op === "extreme" && one.dimension !== undefined,
    );
    if (!isSaid) return [];
    const after = claim.words[use.to] ?? "";
    const isAlone = after === "one" || !/\p{L}/u.test(after);
    const noun = isAlone
      ? uses.findLast(
          ({ from, to }) =>
            to <= use.from &&
            from < to &&
            claim.words.slice(to, use.from).every((word) => BE.test(word)),
        )
      : uses.find(({ from }) => from === use.to);
    const column = noun && columnOf(noun, claim.table);
    const isOfRows =
      column === undefined ||
      (column.type !== "text" && !isIdentifier(column)) ||
      truthOf(column) !== undefined ||
      isUnique(column, claim.table);
    return isOfRows ? [] : [use.from];
  });
};

/** "Which show ran the longest": from its first day to its last, where both stand in the table. */
export const howLong: Check = (claim) => {
  const times = claim.table.columns.filter(({ type }) => type === "time");
  if (times.length < 2) return [];
  return claim.words.flatMap((word, at) => {
    const isLast = /^(?:longest|shortest)$/.test(word) && !/\p{L}/u.test(claim.words[at + 1] ?? "");
    const verb = claim.words[claim.words[at - 1] === "the" ? at - 2 : at - 1] ?? "";
    return isLast && verb !== "" && !BE.test(verb) ? [at] : [];
  });
};

/** "Which pupil had both a test and a lesson": rows have one of them each. */
export const bothOf: Check = ({ words, parts, query }) =>
  words.flatMap((word, at) => {
    const next = parts.find(({ from }) => from > at);
    const isOfValues = next?.is === "condition" && (next.values?.length ?? 0) > 1;
    return word === "both" && isOfValues && query["group"] === undefined ? [at] : [];
  });
