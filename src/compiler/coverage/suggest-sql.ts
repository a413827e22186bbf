/** The question that says in SQL what nothing else can say yet: conditions, extremes of groups, numbers of different values. */
import type { Facts } from "../../contract/facts.ts";
import { lineOf, operatorAt } from "./general-english.ts";
import type { Unused } from "./find-unused.ts";
import type { Leaf } from "./leaves.ts";
import { timesIn } from "./times.ts";

type Table = Extract<Facts, { is: "table" }>;

const FUNCTIONS: Readonly<Record<string, string>> = {
  mean: "avg",
  sum: "sum",
  median: "median",
  min: "min",
  max: "max",
};

/** `undefined` where the question does not tell enough. */
export function suggestSql(unused: Unused, facts: ReadonlyMap<string, Facts>): string | undefined {
  const leaves = unused.said.flatMap((said) => said.leaves);
  const files = new Set(
    leaves.flatMap(({ value }) => (facts.has(String(value)) ? String(value) : [])),
  );
  const [file = ""] = files;
  const table = facts.get(file);
  if (files.size !== 1 || table?.is !== "table" || /["\s]/.test(file)) return undefined;
  const statement = statementFor(unused, leaves, table);
  return statement === undefined ? undefined : `Query ${file} with "${statement}"`;
}

function statementFor(unused: Unused, leaves: readonly Leaf[], table: Table): string | undefined {
  const how = leaves.find(({ name }) => name === "how")?.value;
  const measure = columnOf(
    leaves.find(({ given, name }) => given && name === "measure")?.value,
    table,
  );
  const by = leaves
    .filter(({ given, name }) => given && name === "by")
    .map(({ value }) => columnOf(value, table));
  const groups = by.filter((name) => name !== undefined);
  if (groups.length < by.length) return undefined;
  const of = FUNCTIONS[String(how)];
  const value =
    how === "count"
      ? "count(*)"
      : of === undefined || measure === undefined
        ? undefined
        : `${of}(${measure})`;
  // Buckets of time have no such statement here.
  if (leaves.some(({ given, name }) => given && name === "bucket")) return undefined;
  if (unused.problem.is === "extreme") {
    const named = unused.preceding.map(({ lower }) => columnOf(lower, table));
    const group = named.findLast((name) => name !== undefined && name !== measure) ?? groups[0];
    if (group === undefined || measure === undefined) return undefined;
    const order = how === "min" ? "" : " DESC";
    return `SELECT ${group}, sum(${measure}) AS total FROM data GROUP BY ${group} ORDER BY total${order} LIMIT 1`;
  }
  if (unused.problem.is === "counted" || isDistinct(unused)) {
    // A group or a condition would be lost.
    if (groups.length > 0 || leaves.some(({ given, name }) => given && name === "only"))
      return undefined;
    const counted = columnAfter(unused, table);
    return counted === undefined
      ? undefined
      : `SELECT count(DISTINCT ${counted}) AS different FROM data`;
  }
  const condition = conditionFor(unused, measure, table);
  if (condition === undefined || value === undefined) return undefined;
  // Of groups the total may be compared, and not the single values.
  if (unused.problem.is === "comparison" && groups.length > 0) return undefined;
  // Names that are kept are a condition too.
  const kept = leaves
    .filter(({ given, name }) => given && name === "only")
    .map((leaf) => equalTo(String(leaf.value), table, "="));
  if (kept.includes(undefined)) return undefined;
  const where = [condition, ...(unused.problem.is === "negation" ? [] : kept)].join(" AND ");
  const keys = groups.length === 0 ? "" : `${groups.join(", ")}, `;
  const end =
    groups.length === 0 ? "" : ` GROUP BY ${groups.join(", ")} ORDER BY ${groups.join(", ")}`;
  return `SELECT ${keys}${value} AS result FROM data WHERE ${where}${end}`;
}

function conditionFor(
  { problem, following, text }: Unused,
  measure: string | undefined,
  table: Table,
): string | undefined {
  const [time] = timesIn(following, () => false);
  const number = following.find(({ kind }) => kind === "number")?.number;
  switch (problem.is) {
    case "time": {
      const columns = table.columns
        .filter(({ type }) => type === "time")
        .map(({ name }) => plainName(name));
      const [column] = columns;
      if (
        columns.length !== 1 ||
        column === undefined ||
        time === undefined ||
        time.year === undefined
      )
        return undefined;
      // A span is more than its first end.
      if (!/^(?:in|of|for|during)\b/i.test(text) || time.day !== undefined) return undefined;
      const parts = [
        `year(${column}) = ${time.year}`,
        ...(time.month === undefined ? [] : [`month(${column}) = ${time.month}`]),
        ...(time.quarter === undefined ? [] : [`quarter(${column}) = ${time.quarter}`]),
      ];
      return parts.join(" AND ");
    }
    case "comparison": {
      const sign = Object.entries(SIGNS).find(([, words]) => words.test(text))?.[0];
      return measure === undefined || number === undefined || sign === undefined
        ? undefined
        : `${measure} ${sign} ${number}`;
    }
    case "value":
      return equalTo(text, table, "=");
    case "negation": {
      const left = following
        .map(({ lower }) => equalTo(lower, table, "<>"))
        .find((one) => one !== undefined);
      return left;
    }
    default:
      return undefined;
  }
}

const SIGNS: Readonly<Record<string, RegExp>> = {
  ">=": /\bat least\b/i,
  "<=": /\b(?:at most|up to)\b/i,
  ">": /\b(?:over|above|more than|greater than|higher than|exceeding)\b/i,
  "<": /\b(?:under|below|less than|fewer than|lower than)\b/i,
};

/** A condition on the only column that has a value. */
function equalTo(value: string, { columns }: Table, sign: "=" | "<>"): string | undefined {
  const found = columns.flatMap(({ name, type, values = [] }) => {
    const known = values.find((one) => one.toLowerCase() === value.toLowerCase());
    return known === undefined || type !== "text" ? [] : [{ name: plainName(name), known }];
  });
  const [only] = found;
  if (found.length !== 1 || only?.name === undefined || /["']/.test(only.known)) return undefined;
  return `${only.name} ${sign} '${only.known}'`;
}

function isDistinct({ following }: Unused): boolean {
  const lowers = following.map(({ lower }) => lower);
  return operatorAt(lowers, 0)?.line === lineOf("distinct");
}

function columnAfter({ following }: Unused, table: Table): string | undefined {
  return following.map(({ lower }) => columnOf(lower, table)).find((name) => name !== undefined);
}

function columnOf(
  said: string | number | boolean | undefined,
  { columns }: Table,
): string | undefined {
  if (typeof said !== "string") return undefined;
  const plain = (text: string): string => text.toLowerCase().replace(/s$/, "");
  const found = columns.find(({ name }) => plain(name) === plain(said));
  return found === undefined ? undefined : plainName(found.name);
}

/** Names that would need quotes cannot stand in a statement that is quoted itself. */
function plainName(name: string): string | undefined {
  return /^[A-Za-z_]\w*$/.test(name) &&
    !/^(?:group|order|select|from|where|table|limit|desc|asc|all|end|case|in|on|to|at)$/i.test(name)
    ? name
    : undefined;
}
