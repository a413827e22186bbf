/** The derivations of a clause as a question about a table, best first. */
import { tableLexicon } from "../../link/table-lexicon.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { weights } from "../weights.ts";
import { chartOf } from "./chart.ts";
import type { Table } from "./columns.ts";
import { askedBy } from "./compose/asked.ts";
import { composed } from "./compose/compose.ts";
import { piecesOf } from "./pieces.ts";
import { conditionRules } from "./rules/conditions.ts";
import { groupRules } from "./rules/groups.ts";
import { measureRules } from "./rules/measures.ts";
import { saidOf } from "./say.ts";
import { sequencesOf } from "./sequences.ts";
import type { KnownTable, TableDerivation } from "./table-question.ts";

const RULES = [...conditionRules, ...measureRules, ...groupRules];
/** Derivations that are given. */
const MOST = 5;

export function deriveQuestion(reading: Reading, span: Span, asked: KnownTable): TableDerivation[] {
  const lexicon = tableLexicon(asked.columns);
  const table: Table = { columns: asked.columns, rows: asked.rows, lexicon };
  const parts = chartOf(piecesOf(reading, span, lexicon), RULES, reading, span, {
    lexicon,
    columns: asked.columns,
  });
  const words = reading.tokens.slice(span.from, span.to).map(({ lower }) => lower);
  const found = new Map<string, TableDerivation>();
  for (const sequence of sequencesOf(parts, reading, span, weights)) {
    const question = askedBy(sequence.parts, table, words);
    if (question === undefined) continue;
    for (const { query, assumed, cost } of composed(question, table)) {
      const score = sequence.score - cost - weights.assumed * assumed.length;
      const key = JSON.stringify(query);
      if ((found.get(key)?.score ?? -Infinity) >= score) continue;
      found.set(key, {
        span,
        uses: sequence.parts.flatMap(({ uses }) => uses).toSorted((a, b) => a.from - b.from),
        uncovered: sequence.uncovered,
        score,
        assumed: [...new Set(assumed)],
        said: saidOf(query),
        query,
        tables: [asked],
      });
    }
  }
  return [...found.values()].toSorted((a, b) => b.score - a.score).slice(0, MOST);
}
