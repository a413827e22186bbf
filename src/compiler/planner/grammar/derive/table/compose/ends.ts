/** The first, the last: by time, else in the order of the rows. */
import { entityOf, timeColumn, type Table } from "../columns.ts";
import type { Asked } from "./asked.ts";
import type { Composed, Make } from "./composed.ts";
import { ordered } from "./finish.ts";

const RANKED = /^(?:place|placed|position|rank|ranks|ranked|ranking|finish|finished|finisher|spot)$/;
/** With these, it is said that rows are meant as they stand. */
const LISTED = new Set("list listed table row rows chart entry entries record records".split(" "));

export function ends(asked: Asked, table: Table, make: Make): Composed[] {
  const { end } = asked;
  if (end === undefined) return [];
  if (asked.measures.length > 0 || asked.extreme !== undefined || asked.keys.length > 0 || asked.askedKey !== undefined)
    return []; // prettier-ignore
  // "Which was first, A or B" compares two; the first place is no first row.
  if (asked.words.includes("or") || asked.words.some((word) => RANKED.test(word))) return [];
  const isNamed = end.by !== undefined;
  const entity = asked.asksWho && asked.targets.length === 0 ? entityOf(table) : undefined;
  const time = end.by ?? timeColumn(table.columns);
  // "The last 5 rows by day": the day is only what they are ordered by.
  const given = asked.has("rows") ? asked.targets.filter((column) => column !== time) : asked.targets;
  const targets = entity === undefined ? given : [entity];
  // "The latest day": the day itself is asked for.
  const select =
    targets.length > 0
      ? { select: [...new Set([...targets.map(({ name }) => name), ...(time === undefined ? [] : [time.name])])] }
      : isNamed && time !== undefined && !asked.has("rows")
        ? { select: [time.name], distinct: true }
        : {}; // prettier-ignore
  const isRows = end.n !== undefined && !isNamed;
  const inOrder = ordered(asked, [], table);
  if (inOrder === undefined) return [];
  if (isRows && end.which === "first") return [make({ ...select, limit: end.n, ...inOrder })];
  if (asked.order !== undefined) return [];
  if (time === undefined) {
    if (end.n !== undefined || !asked.words.some((word) => LISTED.has(word))) return [];
    if (end.which === "first")
      return [make({ ...select, limit: 1 }, 0.3, "the first is the one that stands first")];
    const measured = targets.map(({ name }) => ({ how: "last", column: name, as: name }));
    return measured.length === 0
      ? []
      : [make({ measures: measured }, 0.3, "the last is the one that stands last")];
  }
  const order = [{ column: time.name, descending: end.which === "last" }];
  if (end.n !== undefined)
    return [make({ ...select, order, limit: end.n }, 0.3, `the order is that of ${time.name}`)];
  return [
    make(
      { ...select, extreme: { which: end.which === "last" ? "greatest" : "least", of: time.name } },
      0.1,
    ),
  ];
}
