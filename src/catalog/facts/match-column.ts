/** Finds the column that a person means, who writes "prices" or "miles per gallon": in the same way before and while a plan runs. */
import { stemmer } from "stemmer";

/** The words of a name, as stems: `Miles_per_Gallon` and `milesPerGallon` are alike. */
function stems(name: string): string[] {
  return name
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map(stemmer);
}

/**
 * Exact name, then ignoring case, then the same words in any order and number (singular, plural),
 * then the only column that has all the words. `undefined` when none or several fit.
 */
export function matchColumn<Column extends { readonly name: string }>(
  columns: readonly Column[],
  asked: string,
): Column | undefined {
  const lower = asked.trim().toLowerCase();
  const wanted = stems(asked);
  const key = wanted.toSorted().join(" ");
  const having = columns.filter(({ name }) => {
    const words = stems(name);
    return wanted.length > 0 && wanted.every((word) => words.includes(word));
  });
  return (
    columns.find(({ name }) => name === asked) ??
    columns.find(({ name }) => name.toLowerCase() === lower) ??
    columns.find(({ name }) => stems(name).toSorted().join(" ") === key) ??
    (having.length === 1 ? having[0] : undefined)
  );
}
