/** Rows as they stand, the first and last of them, and those that are found by another row. */
import { entityOf, isTime, isUnique, timeColumn, whoOf, type Table } from "../columns.ts";
import { onlyOf } from "../lists.ts";
import type { Asked } from "./asked.ts";
import { latestOf } from "./latest.ts";
import { compose, inOrder, select, type Composed, type Query } from "./clauses.ts";

/** "The pilot of the Monarch B", "orders over 50" */
export function rows(asked: Asked, table: Table): Composed[] {
  const { targets, where, order, words } = asked;
  const isAny = targets.length > 0 || where.length > 0 || order?.by !== undefined;
  if (!isAny && !asked.has("rows") && asked.limit === undefined) return [];
  // Who built it is no year.
  const asksPerson = words.includes("who") || words.includes("whom");
  if (asksPerson && targets.length > 0 && targets.every(({ type }) => type !== "text")) return [];
  // "Each film": the group is what is asked for.
  const entity = targets.length === 0 && asked.asksWho ? whoOf(table, words) : undefined;
  // "Films directed by Yu": films are asked for, and not who directed them.
  const held = new Set(asked.named.map(({ column }) => column));
  const asks = asked.has("rows") ? targets.filter((column) => !held.has(column)) : targets;
  const chosen = entity === undefined ? asks : [entity];
  // Repeated names are told once.
  const only = onlyOf(chosen);
  const isOnce = only?.type === "text" && !isUnique(only, table) && order === undefined;
  // "Which clients never had a repair": no row of theirs, and not any row without one.
  const [first] = chosen;
  const isOfSeveral = first?.type === "text" && !isUnique(first, table);
  const asksWhich = words.some((word) => ["which", "what", "who", "that"].includes(word));
  const isOfAny = isOnce || (isOfSeveral && asksWhich);
  if (isOfAny && table.isJoined !== true && words.some(isNever)) return [];
  const last = latestOf(asked, chosen, table);
  if (last !== undefined) return last;
  const query = { select: select(chosen), distinct: isOnce || undefined };
  const assumed = entity === undefined ? [] : [`${entity.name} is what tells rows apart`];
  return compose(inOrder(asked, query, [], asked.measures, table), entity ? 0.1 : 0, ...assumed);
}

/** "Never", "without": of none of several rows. */
export function isNever(word: string): boolean {
  return /^(?:no|not|never|without|none|neither|nor|\w+n['’]t)$/.test(word);
}

const OUTCOME =
  /^(?:win|wins|won|winning|lose|loses|lost|loss|losses|defeat|defeated|beat|victory|draw)$/;
const RANKED =
  /^(?:place|placed|position|rank|ranks|ranked|ranking|finish|finished|finisher|spot)$/;
/** With these, it is said that rows are meant as they stand. */
const LISTED = new Set("list listed table row rows chart entry entries record records".split(" "));

/** The first, the last: by time, else in the order of the rows. */
export function ends(asked: Asked, table: Table): Composed[] {
  const { end, words } = asked;
  if (end === undefined || asked.measures.length > 0 || asked.extreme !== undefined) return [];
  if (asked.keys.length > 0) return [];
  // "Which was first, A or B" compares two; the first place is no first row.
  if (words.includes("or") || words.some((word) => RANKED.test(word))) return [];
  // The last win is no last row.
  if (asked.freeWords.some((word) => OUTCOME.test(word))) return [];
  const { n, which, by } = end;
  // The newest may be what was made last, or what came last.
  if (by === undefined && words.includes("newest") && table.columns.filter(isTime).length > 1)
    return [];
  const time = by ?? timeColumn(table.columns);
  const entity = asked.asksWho && asked.targets.length === 0 ? whoOf(table, words) : undefined;
  // "Who joined first", of two columns of people: no day is who.
  if (words.includes("who") && asked.targets.length === 0 && entity === undefined) return [];
  // "The last 5 rows by day": the day is only what they are ordered by.
  const given = asked.targets.filter((column) => !asked.has("rows") || column !== time);
  const targets = entity === undefined ? given : [entity];
  // "The latest day": the day itself is asked for.
  const isDay = targets.length === 0 && by !== undefined && !asked.has("rows");
  // "What did Gray book last" asks for more than a day.
  if (isDay && words[0] === "what" && words[1] === "did") return [];
  const shown: Query =
    targets.length === 0 && !isDay
      ? {}
      : { select: select([...targets, ...(time ? [time] : [])]), distinct: isDay || undefined };
  const query = inOrder(asked, shown, [], asked.measures, table);
  if (n !== undefined && by === undefined && which === "first") return compose(query);
  if (asked.order !== undefined) return [];
  if (time === undefined) {
    if (n !== undefined || !words.some((word) => LISTED.has(word))) return [];
    if (which === "first")
      return compose({ ...shown, limit: 1 }, 0.3, "the first is the one that stands first");
    const measures = targets.map(({ name }) => ({ how: "last", column: name, as: name }));
    const last = measures.length === 0 ? undefined : { measures };
    return compose(last, 0.3, "the last is the one that stands last");
  }
  if (n === undefined) {
    const extreme = { which: which === "last" ? "greatest" : "least", of: time.name };
    return compose({ ...shown, extreme }, 0.1);
  }
  const order = [{ column: time.name, descending: which === "last" }];
  return compose({ ...shown, order, limit: n }, 0.3, `the order is that of ${time.name}`);
}

/** They speak of the order in which rows stand. */
const BESIDE =
  /^(?:next|previous|preceding|following|listed|comes?|came|right|just|directly|immediately|above|below|row|rows|line|entry)$/;

/** The row before or after the one that is named, in the order in which they stand. */
export function beside(asked: Asked, table: Table): Composed[] {
  const neighbour = asked.one("neighbour");
  if (neighbour === undefined || asked.measures.length > 0 || asked.keys.length > 0) return [];
  const { target, columns, condition, side } = neighbour;
  // "Birds that were ringed before the tern": by their times, which are not those of the rows beside it.
  if (table.columns.some(isTime) && !asked.words.some((word) => BESIDE.test(word))) return [];
  // "The next visit after 1 May" is the first of many, and stands beside none of them.
  if ("any" in condition || !["=", "contains"].includes(condition.op)) return [];
  const targets = target === undefined ? asked.targets : [target, ...asked.targets];
  const query = {
    neighbour: { of: [condition], offset: side === "next" ? 1 : -1 },
    select: shownOf(targets, table, columns[0]?.name),
  };
  // The name of one row is meant rather than what several have in common.
  const isOne = columns.some((column) => isUnique(column, table) || targets.includes(column));
  return compose(query, isOne ? 0.1 : 0.6, "rows are taken in the order in which they stand");
}

/** "The albums of the same year as …" */
export function sameAs(asked: Asked, table: Table): Composed[] {
  const same = asked.one("same");
  if (same === undefined || asked.keys.length > 0 || "any" in same.condition) return [];
  const isCounted = asked.measures.length > 0;
  if (isCounted && onlyOf(asked.measures)?.how !== "count") return [];
  const condition = { op: "same as", column: same.column.name, rows: [same.condition] };
  return compose({
    where: [...asked.where, condition],
    ...(isCounted
      ? { measures: [{ how: "count", as: "rows" }] }
      : { select: shownOf(asked.targets, table, same.columns[0]?.name) }),
  });
}

function shownOf(targets: Asked["targets"], table: Table, named?: string) {
  const entity = table.columns.find(({ name }) => name === named) ?? entityOf(table);
  return select(targets.length > 0 || entity === undefined ? targets : [entity]);
}
