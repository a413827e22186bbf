/** What rows of totals are called. Patterns for DuckDB (RE2), which compares them with cells in lower case. */

const TOTAL =
  "totals?|sum|sums|subtotals?|summe|gesamt|insgesamt|gesamtsumme|zwischensumme|teilsumme|summa|somme|totale|totali|totaux|suma|totaal|subtotaal|razem|ogółem|итого|всего|合計|总计|總計|合计|합계|총계|σ|∑";
const MEAN =
  "average|averages|avg|mean|durchschnitt|mittelwert|mittel|moyenne|media|promedio|gemiddelde";
const BEFORE = "grand|sub|overall|running|column|all";

/** The whole cell says so: `Total`, `Grand total:`, `Sub-total`. */
export const CALLED_TOTAL = `^[\\s(*-]*(?:(?:${BEFORE})[ -]?)?(?:${TOTAL}|${MEAN})[\\s:.)*]*$`;
/** A part of the cell says so, and the rest names what is summed up: `Total North`, `North (total)`. `TotalEnergies` does not. */
export const PERHAPS_TOTAL = `^[\\s(*-]*(?:(?:${BEFORE})[ -]?)?(?:${TOTAL}|${MEAN})[\\s:,(-].*$|^.*[\\s:,(-](?:${TOTAL}|${MEAN})[\\s:.)*]*$`;

/** Names of rows stand in the first columns. */
export const LABEL_COLUMNS = 8;
/** A table with more rows that are called so has a word of its own there. */
export const MOST_CANDIDATES = 2_000;

/** SQL: whether a cell may be the label of a total. Most cells of most files are numbers, which is found out faster. */
export function mayBeLabel(cell: string): string {
  const isSo = [CALLED_TOTAL, PERHAPS_TOTAL].map(
    (pattern) => `regexp_matches(lower(${cell}), '${pattern.replaceAll("'", "''")}')`,
  );
  return `(try_cast(${cell} AS DOUBLE) IS NULL AND (${isSo.join(" OR ")}))`;
}

const PART = new RegExp(
  `^[\\s(*-]*(?:(?:${BEFORE})[ -]?)?(?:${TOTAL}|${MEAN})[\\s:,(-]+|[\\s:,(-]+(?:${TOTAL}|${MEAN})[\\s:.)*]*$`,
  "gu",
);

/** What a label sums up, in lower case: `north` of `Total North`; nothing of a label that is called so as a whole. */
export function summedUp(label: string): string {
  const lower = label.toLowerCase();
  if (new RegExp(CALLED_TOTAL, "u").test(lower)) return "";
  return lower.replaceAll(PART, "").replace(/[\s)]+$/, "");
}

export function saysMean(label: string): boolean {
  return new RegExp(`(?:^|[^\\p{L}])(?:${MEAN})(?:$|[^\\p{L}])`, "iu").test(label);
}
