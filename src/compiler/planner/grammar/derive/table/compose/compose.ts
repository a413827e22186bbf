/** The table queries that a sequence of parts can mean, best first. */
import { weights } from "../../weights.ts";
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { isAmount, isUnique, totalRows, type Table } from "../columns.ts";
import type { Condition, PartKind } from "../parts.ts";
import type { Asked } from "./asked.ts";
import { rounded, type Composed, type Query } from "./clauses.ts";
import { comparedBy, eitherOf } from "./compare.ts";
import { extremes } from "./extremes.ts";
import { alongTime } from "./along-time.ts";
import { groups, having, measures } from "./groups.ts";
import { shares } from "./shares.ts";
import { beside, ends, rows, sameAs } from "./rows.ts";

interface Form {
  readonly applies: (asked: Asked) => unknown;
  /** Of the kinds that decide what is asked, those that it takes. Where another one stands, it is not what is asked. */
  readonly takes: string;
  readonly compose: (asked: Asked, table: Table) => Composed[];
}

const DECIDING = `limit end order extreme openExtreme more periods share change running rank
  difference neighbour same having who`;

/** The first that applies. */
const FORMS: readonly Form[] = [
  { applies: ({ has }) => has("neighbour"), takes: "neighbour who", compose: beside },
  { applies: ({ has }) => has("same"), takes: "same who", compose: sameAs },
  {
    applies: ({ has }) => has("difference") || (has("change") && has("periods")),
    takes: "difference change periods",
    compose: comparedBy,
  },
  { applies: ({ has }) => has("share"), takes: "share order limit", compose: shares },
  {
    applies: ({ has, limit, end }) => has("rank") && (limit?.n ?? end?.n),
    takes: "rank order limit end extreme who",
    compose: extremes,
  },
  {
    applies: ({ has }) => has("change") || has("running") || has("rank"),
    takes: "change running rank order",
    compose: alongTime,
  },
  { applies: ({ has }) => has("more"), takes: "more periods who", compose: eitherOf },
  { applies: ({ end }) => end, takes: "end order who", compose: ends },
  {
    applies: ({ extreme, limit }) => extreme ?? limit?.which,
    takes: "extreme openExtreme limit order who",
    compose: extremes,
  },
  { applies: ({ has }) => has("having"), takes: "having order limit who", compose: having },
  { applies: (asked) => asked.measures.length > 0, takes: "order limit", compose: measures },
  { applies: ({ keys }) => keys.length > 0, takes: "order limit who", compose: groups },
  { applies: () => true, takes: "order limit who", compose: rows },
];

export function composed(asked: Asked, table: Table): Composed[] {
  const form = FORMS.find(({ applies }) => Boolean(applies(asked)));
  const taken = new Set(form?.takes.split(" "));
  if (
    form === undefined ||
    DECIDING.split(/\s+/).some((kind) => asked.has(kind as PartKind) && !taken.has(kind))
  )
    return [];
  // A row of totals is none of those that are counted or compared.
  const totals = form.compose === rows || form.compose === beside ? [] : totalRows(table);
  if (totals.some(({ column }) => !isUnique(column, table))) return [];
  const without = totals.map(({ column, values }): Condition => ({
    op: "in",
    column: column.name,
    values,
    not: true,
  }));
  const left = totals.flatMap(({ values }) => values.map((one) => `the row "${one}" is left out`));
  const found = form.compose(asked, table).map(({ query, cost, assumed }): Composed => {
    const where = [...((query["where"] as Condition[] | undefined) ?? asked.where), ...without];
    return {
      query: { ...query, where: where.length > 0 ? where : undefined },
      // It is no guess: its name says it.
      cost: cost - weights.assumed * left.length,
      assumed: [...asked.assumed, ...left, ...assumed],
    };
  });
  const round = asked.one("round");
  const asking = found.filter(({ query }) => !isEmpty(query, table));
  return round === undefined ? asking : asking.flatMap((one) => rounded(one, round.digits));
}

/** Nobody asks for what the question itself says, nor for the greatest of each value of the same column. */
function isEmpty({ where, select, group, extreme }: Query, table: Table): boolean {
  const held =
    (where as Condition[] | undefined)?.flatMap((one) =>
      "op" in one && one.op === "=" && one.not !== true ? [one.column] : [],
    ) ?? [];
  const shown = group === undefined ? ((select as readonly unknown[] | undefined) ?? []) : [];
  if (shown.length > 0 && shown.every((name) => held.includes(String(name)))) return true;
  const { of, within } = (extreme ?? {}) as { readonly of?: string; readonly within?: string[] };
  if (of !== undefined && within?.includes(of) === true) return true;
  const keys = (group as readonly unknown[] | undefined) ?? [];
  return keys.some((key) =>
    table.columns.some((column) => column.name === key && isOfRow(column, table)),
  );
}

/** An amount that nearly every row has another of makes no groups. */
function isOfRow(column: ColumnFacts, table: Table): boolean {
  const all = table.rows ?? 0;
  const isMany = all >= MANY_ROWS && (column.distinct ?? 0) > all / 2;
  return isMany && isAmount(column);
}

const MANY_ROWS = 20;
