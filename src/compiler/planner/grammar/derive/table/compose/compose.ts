/** The table queries that a sequence of parts can mean, best first. */
import { weights } from "../../weights.ts";
import { isUnique, totalRows, type Table } from "../columns.ts";
import type { Condition, PartKind } from "../parts.ts";
import { alongTime } from "./along.ts";
import type { Asked } from "./asked.ts";
import { comparedBy, eitherOf } from "./compare.ts";
import type { Composed, Make } from "./composed.ts";
import { ends } from "./ends.ts";
import { extremes } from "./extremes.ts";
import { having } from "./having.ts";
import { rounded } from "./finish.ts";
import { groups, measures } from "./groups.ts";
import { beside, sameAs } from "./other-rows.ts";
import { rows } from "./rows.ts";
import { shares } from "./shares.ts";

interface Form {
  readonly applies: (asked: Asked) => boolean;
  /** Of the kinds that decide what is asked, those that it takes. Where another one stands, it is not what is asked. */
  readonly takes: readonly PartKind[];
  readonly compose: (asked: Asked, table: Table, make: Make) => Composed[];
}

const DECIDING: readonly PartKind[] = [
  "limit", "end", "order", "extreme", "openExtreme", "more", "periods", "share", "change", "running", "rank",
  "difference", "neighbour", "same", "having",
]; // prettier-ignore

const FORMS: readonly Form[] = [
  { applies: ({ has }) => has("neighbour"), takes: ["neighbour"], compose: beside },
  { applies: ({ has }) => has("same"), takes: ["same"], compose: sameAs },
  {
    applies: ({ has }) => has("difference") || (has("change") && has("periods")),
    takes: ["difference", "change", "periods"],
    compose: comparedBy,
  },
  { applies: ({ has }) => has("share"), takes: ["share", "order", "limit"], compose: shares },
  {
    applies: ({ has, limit, end }) => has("rank") && (limit?.n ?? end?.n) !== undefined,
    takes: ["rank", "order", "limit", "end", "extreme"],
    compose: extremes,
  },
  {
    applies: ({ has }) => has("change") || has("running") || has("rank"),
    takes: ["change", "running", "rank", "order"],
    compose: alongTime,
  },
  { applies: ({ has }) => has("more"), takes: ["more", "periods"], compose: eitherOf },
  { applies: ({ end }) => end !== undefined, takes: ["end", "order"], compose: ends },
  {
    applies: ({ extreme, limit }) => extreme !== undefined || limit?.which !== undefined,
    takes: ["extreme", "openExtreme", "limit", "order"],
    compose: extremes,
  },
  { applies: ({ has }) => has("having"), takes: ["having", "order", "limit"], compose: having },
  { applies: (asked) => asked.measures.length > 0, takes: ["order", "limit"], compose: measures },
  {
    applies: ({ keys, askedKey }) => keys.length > 0 || askedKey !== undefined,
    takes: ["order", "limit"],
    compose: groups,
  },
  { applies: () => true, takes: ["order", "limit"], compose: rows },
];

export function composed(asked: Asked, table: Table): Composed[] {
  const form = FORMS.find(({ applies }) => applies(asked));
  // A row of totals is none of those that are counted or compared.
  const totals = form?.compose === rows || form?.compose === beside ? [] : totalRows(table);
  if (totals.some(({ column }) => !isUnique(column, table))) return [];
  const without: Condition[] = totals.map(({ column, values }) => ({ op: "in", column: column.name, values, not: true })); // prettier-ignore
  const left = totals.flatMap(({ values }) => values).map((value) => `the row "${value}" is left out`); // prettier-ignore
  const make: Make = (query, cost = 0, ...assumed) => {
    const where = [...((query["where"] as Condition[] | undefined) ?? asked.where), ...without];
    return {
      query: { ...query, ...(where.length > 0 && { where }) },
      // It is no guess: its name says it.
      cost: cost - weights.assumed * left.length,
      assumed: [...asked.assumed, ...left, ...assumed],
    };
  };
  if (form === undefined || DECIDING.some((kind) => asked.has(kind) && !form.takes.includes(kind)))
    return [];
  const found = form.compose(asked, table, make);
  const round = asked.one("round");
  return round === undefined ? found : found.flatMap((one) => rounded(one, round.digits) ?? []);
}
