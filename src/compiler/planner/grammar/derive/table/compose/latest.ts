/** "Last" as a part of the name of a column: of several rows it still asks for the latest. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { isUnique, type Table } from "../columns.ts";
import type { Asked } from "./asked.ts";
import { compose, select, type Composed } from "./clauses.ts";
import { conditionOf } from "./conditions.ts";

const ASKING = new Set("what which when who where".split(" "));
const LAST = /^(?:last|latest)$/;
const PLURAL = /^(?!(?:was|is|has|does)$)\w+[^su]s$/;

/** "When did Lorne last deliver", of a column `Last delivery`; `undefined` where each row has its own, or one is meant. */
export function latestOf(
  { where, words, order, limit }: Asked,
  shown: readonly ColumnFacts[],
  table: Table,
): Composed[] | undefined {
  const isLast = ({ type, name }: ColumnFacts) => type === "time" && /^(?:last|latest)/i.test(name);
  const time = shown.find(isLast);
  const [first = "", second = ""] = words;
  if (time === undefined || !words.some((word) => LAST.test(word)) || !ASKING.has(first))
    return undefined;
  const keys = new Set(table.columns.filter((one) => isUnique(one, table)).map(({ name }) => name));
  const isOne = where.some(
    (one) => "op" in one && one.op === "=" && one.not !== true && keys.has(one.column),
  );
  // "When were they last checked": each of them.
  if (isOne || (first === "when" && second === "were" && shown.length > 1)) return undefined;
  const isRanked =
    order !== undefined ||
    limit !== undefined ||
    where.some((one) => conditionOf(one) === time.name);
  const isPlural = words.some(
    (word, at) => PLURAL.test(word) && (at === 1 || /^(?:when|did)$/.test(words[at - 1] ?? "")),
  );
  // "What did Lorne last deliver" asks for more than a day.
  const isOther = shown.length === 1 && (first === "what" || first === "which") && second === "did";
  if (isRanked || isPlural || isOther) return [];
  const query = { select: select(shown), extreme: { which: "greatest", of: time.name } };
  return compose(query, 0, `the latest ${time.name} is meant`);
}
