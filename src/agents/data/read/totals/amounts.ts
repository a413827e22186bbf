/** Numbers as people write them, well enough to see whether they add up: with either of the two decimal signs. */

/** Signs and codes of currencies, signs of per cent, blanks between groups of digits. */
const AROUND = "[\\s\u00A0\u202F'’$€£¥%]|(?:^|\\s)[A-Za-z]{3}\\s|[A-Za-z]{3}$";
const MINUS = "'^\\s*[-\u2212(].*|.*-\\s*$'";

export type DecimalSign = "." | ",";

/** Cells of `expression`, a text, as DOUBLE; NULL where it is no number with this decimal sign. */
export function amount(expression: string, decimal: DecimalSign): string {
  const bare = `regexp_replace(regexp_replace(${expression}, '${AROUND.replaceAll("'", "''")}', '', 'g'), '^[-+\u2212(]+|[-)]+$', '', 'g')`;
  const group = decimal === "." ? "," : "\\.";
  const point = decimal === "." ? "\\." : ",";
  const grouped = `'^(\\d+|\\d{1,3}(${group}\\d{3})+)(${point}\\d+)?([eE][-+]?\\d+)?$'`;
  const digits =
    decimal === "." ? `replace(${bare}, ',', '')` : `replace(replace(${bare}, '.', ''), ',', '.')`;
  const sign = `CASE WHEN regexp_full_match(${expression}, ${MINUS}) THEN -1 ELSE 1 END`;
  return `CASE WHEN regexp_full_match(${bare}, ${grouped}) THEN ${sign} * try_cast(${digits} AS DOUBLE) END`;
}

/** How many digits stand behind the decimal sign. */
export function decimalsOf(text: string, decimal: DecimalSign): number {
  return new RegExp(`\\${decimal}(\\d+)`).exec(text)?.[1]?.length ?? 0;
}
