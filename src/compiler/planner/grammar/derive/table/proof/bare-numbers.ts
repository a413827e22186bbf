/** "Over half an hour" is thirty minutes: a number with a unit is never compared without it. */
import type { Part } from "../parts.ts";
import { columnOf, type Check, type Claim } from "./claim.ts";

const COMPARED: ReadonlySet<Part["is"]> = new Set(["condition", "openCondition", "having"]);

export const bareNumbers: Check = (claim) =>
  claim.parts
    .filter(({ is }) => COMPARED.has(is))
    .flatMap(({ uses }) =>
      uses.flatMap(({ became, from, to }) => {
        const isBare =
          became === "number" &&
          claim.reading.marks.some(
            (mark) =>
              (mark.is === "duration" || mark.is === "quantity") &&
              mark.from === from &&
              mark.to > to &&
              !isNamed(claim, to, mark.to),
          );
        return isBare ? [from] : [];
      }),
    );

/** "More than 3 days" of a column `days`. */
function isNamed({ parts, table }: Claim, from: number, to: number): boolean {
  const uses = parts.flatMap((part) => (part.is === "rows" ? [] : part.uses));
  return uses.some(
    (use) =>
      use.from < to &&
      from < use.to &&
      (columnOf(use, table) !== undefined || use.became === "rows"),
  );
}
