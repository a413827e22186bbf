/** "The first 10 rows": some rows of a file in the order in which they stand there, and nothing made of them. */
import { numberWord } from "../language/numbers.ts";
import { stemWord } from "../../../language/stem.ts";
import { meansSame } from "../../../language/thesaurus.ts";
import type { Token } from "../language/tokens.ts";
import { GENERIC_VERBS } from "../language/verbs.ts";
import { DETERMINERS } from "../language/words.ts";
import type { Field } from "./fields.ts";

/** Where the number of the rows stands; `undefined` when other rows are asked for ("top 3 rows", "rows by price"). */
export function rowsAsTheyStand(tokens: readonly Token[]): number | undefined {
  // 'with "SELECT …"' says how to get them.
  const isChosen = tokens.some(
    ({ lower }, at) =>
      ["by", "with", "where", "per", "each"].includes(lower) && tokens[at + 1]?.kind !== "quoted",
  );
  if (isChosen) return undefined;
  const at = tokens.findIndex(
    ({ number, lower }, i) =>
      (number ?? numberWord(lower)) !== undefined &&
      meansSame(stemWord(tokens[i + 1]?.lower ?? ""), stemWord("row")),
  );
  const isAny = tokens
    .slice(0, Math.max(0, at))
    .every(
      ({ lower }) =>
        ["first", "last", "me"].includes(lower) ||
        GENERIC_VERBS.has(lower) ||
        DETERMINERS.has(lower),
    );
  return at === -1 || !isAny ? undefined : at;
}

/** Ranks them, or makes something of a column; or gives another number of them. */
export function givesOtherRows(
  tokens: readonly Token[],
  fields: readonly Field[],
  used: ReadonlySet<number>,
): boolean {
  const at = rowsAsTheyStand(tokens);
  return at !== undefined && (!used.has(at) || fields.some(({ kind }) => kind === "column"));
}
