/** The derivations of a clause as a question about a table, best first. */
import { addsNothing, isFunctionWord } from "../../link/function-words.ts";
import { isShowing } from "../../link/verbs.ts";
import { tableLexicon, type TableLexicon } from "../../link/table-lexicon.ts";
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import type { Reading, Span } from "../../read/reading.ts";
import type { Use } from "../derivation.ts";
import { weights } from "../weights.ts";
import type { LexiconWord } from "../../link/lexicon-word.ts";
import { isContested } from "./contested.ts";
import { chartOf } from "./chart.ts";
import { withSerials, type Table } from "./columns.ts";
import { askedBy } from "./compose/asked.ts";
import { isNever } from "./compose/rows.ts";
import { composed } from "./compose/compose.ts";
import { focusOn } from "./focus.ts";
import { formOf } from "./form-of.ts";
import { joinedTables, measuresRepeated, type AskedTables } from "./joined-tables.ts";
import type { Part } from "./parts.ts";
import { piecesOf } from "./pieces.ts";
import { rules } from "./rules/rules.ts";
import { sayQuery } from "../../../../language/say-query.ts";
import { partSaid } from "./say-part.ts";
import { rowNounsOf } from "./row-nouns.ts";
import { sequencesOf } from "./sequences.ts";
import type { KnownTable, TableDerivation, TableQuery } from "./table-question.ts";
import { asNumbers } from "../../link/written-numbers.ts";
import { readWritten } from "./read-written.ts";
import { looksForNoKey, missingOf, withoutA, withoutMatches } from "./without-matches.ts";
import { withYearOfData } from "./months-of-data.ts";
import { proofRead } from "./proof/proof-read.ts";

/** Derivations that are given. */
const MOST = 5;

/**
 * @param span one clause, or several sentences of which the later ones say more of the first
 * @param asked the table; or several, of which the first is joined with the others
 * @param isOpen whether a word that the tables do not have may be what their rows are called
 */
export function deriveQuestion(
  reading: Reading,
  span: Span,
  asked: KnownTable | readonly KnownTable[],
  isOpen = true,
): TableDerivation[] {
  const tables = [asked].flat().map(withSerials);
  const all = joinedTables(tables);
  if (all === undefined) return [];
  const focus = focusOn(reading, span, tables);
  const { span: within, positions, ofFile } = focus;
  const { lexicon, columns } = lexiconOf(all);
  const { reading: focused, assumed: dated } = withYearOfData(focus.reading, columns);
  const nouns = rowNounsOf(all.tables, columns, all.rows);
  const table: Table = { columns, rows: all.rows, lexicon, isJoined: all.join !== undefined };
  const pieces = piecesOf(focused, within, lexicon, nouns, isOpen);
  const parts = chartOf(pieces, rules, focused, within, { lexicon, columns });
  const words = focused.tokens.map(({ lower }) => lower);
  const placed = (at: number): number => positions[at] ?? at;
  const spoken = focused.tokens.map(({ lower, stem }): LexiconWord => ({
    lower,
    stem,
    named: false,
    isFunction: isFunctionWord(lower),
  }));
  const whole = ({ from, to, ...use }: Use): Use => ({
    ...use,
    from: positions[from] ?? from,
    to: (positions[to - 1] ?? to - 1) + 1,
  });
  const found = new Map<string, TableDerivation>();
  for (const sequence of sequencesOf(parts, focused, within, weights)) {
    const question = askedBy(sequence.parts, table, words);
    if (question === undefined) continue;
    const taken = sequence.parts.flatMap(({ uses }) =>
      uses.flatMap(({ from, became }) => (became === "time" ? (dated.get(from) ?? []) : [])),
    );
    for (const { query, assumed, cost } of composed(question, table)) {
      const read = readWritten(query, columns);
      const apart = missingOf(read, assumed);
      const without = apart === undefined ? undefined : withoutMatches(read, apart, all);
      if (all.join !== undefined && apart !== undefined && without === undefined) continue;
      // What one file lacks of the other is no empty cell of what both have.
      if (
        all.join !== undefined &&
        without === undefined &&
        (looksForNoKey(read, all) || words.some(isNever))
      )
        continue;
      if (without === undefined && measuresRepeated(read, all)) continue;
      const joined =
        without?.query ?? (all.join === undefined ? read : { join: all.join, ...read });
      const score = sequence.score - cost - weights.assumed * assumed.length;
      const key = JSON.stringify(joined);
      if ((found.get(key)?.score ?? -Infinity) >= score) continue;
      const objected = proofRead({
        reading: focused,
        words,
        parts: sequence.parts,
        query,
        table,
        ofFile,
      }).map(({ at, ...why }) => ({ at: placed(at), ...why }));
      const objections = objected.map(({ at }) => at);
      found.set(key, {
        span,
        uses: sequence.parts
          .map(useOf)
          .map(whole)
          .toSorted((a, b) => a.from - b.from),
        uncovered: [...sequence.uncovered.map(placed), ...objections],
        objections,
        reasons: new Map(objected.flatMap(({ at, why }) => (why === undefined ? [] : [[at, why]]))),
        score,
        assumed: [
          ...new Set([
            ...assumed.filter(
              (one) => without === undefined || apart === undefined || one !== withoutA(apart),
            ),
            ...(without?.assumed ?? []),
            ...taken,
          ]),
        ],
        said: sayQuery(without?.query ?? query),
        query: JSON.parse(key) as TableQuery,
        form: formOf(words, sequence.parts, JSON.parse(key) as TableQuery),
        isContested: isContested(sequence.parts, spoken, table),
        tables: without?.tables ?? all.tables,
      });
    }
  }
  if (found.size === 0 && positions.length < span.to - span.from && showsAll(words))
    found.set("", {
      span,
      uses: [],
      uncovered: [],
      score: 0,
      assumed: [],
      said: sayQuery({}),
      query: {},
      form: formOf(words, [], {}),
      objections: [],
      reasons: new Map(),
      isContested: false,
      tables: all.tables,
    });
  return [...found.values()].toSorted((a, b) => b.score - a.score).slice(0, MOST);
}

const POINTING = new Set("file table data dataset csv".split(" "));

/** "Show prices.csv": its rows, where nothing is said of them. */
function showsAll(words: readonly string[]): boolean {
  const telling = words.filter(
    (word) => /\p{L}/u.test(word) && !addsNothing(word) && !POINTING.has(word),
  );
  return (
    !["what", "which"].includes(words[0] ?? "") &&
    telling.every((word) => isShowing(word)) &&
    !words.some((word) => /^columns?$/.test(word))
  );
}

function useOf(part: Part): Use {
  const { from, to, uses } = part;
  const weight = uses.reduce((sum, use) => sum + use.weight, 0) / Math.max(1, uses.length);
  return { from, to, became: partSaid(part), weight };
}

interface Known {
  readonly lexicon: TableLexicon;
  readonly columns: readonly ColumnFacts[];
}
const LEXICONS = new WeakMap<object, Known>();

/** Made once for the facts of a table. */
function lexiconOf({ tables: [first, ...others], columns: given }: AskedTables): Known {
  const key = others.length === 0 ? first?.columns : undefined;
  const known = key === undefined ? undefined : LEXICONS.get(key);
  if (known !== undefined) return known;
  const columns = given.map(asNumbers);
  const made = { lexicon: tableLexicon(columns), columns };
  if (key !== undefined) LEXICONS.set(key, made);
  return made;
}
