/** "Who can drive?" asks for people of whom it is so: yes and no are nobody. */
import { truthOf } from "../columns.ts";
import { columnOf, usesOf, type Check } from "./claim.ts";

const ASKING = /^(?:who|whom|whose|which|what)$/;

/** Columns of yes and no that are shown where it is asked who or which. */
export const yesOrNo: Check = (claim) => {
  const { query, table, words } = claim;
  const shown = new Set((query["select"] as readonly unknown[] | undefined) ?? []);
  const first = words.findIndex((word) => ASKING.test(word));
  if (first < 0) return [];
  return usesOf(claim).flatMap((use) => {
    const column = columnOf(use, table);
    const isShown = column !== undefined && truthOf(column) !== undefined && shown.has(column.name);
    // "What is the driver", "which newsletter": the column itself is asked for.
    const isAsked = claim.words[first] === "what" || use.from === first + 1;
    return isShown && use.from > first && !(isAsked && claim.words[first] !== "who")
      ? [use.from]
      : [];
  });
};
