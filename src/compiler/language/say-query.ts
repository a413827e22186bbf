import { sayDateMath } from "./say-date-math.ts";

/** Operations that only read a text as the number that it is: who asks speaks of the column as it stands. */
const READING = new Set(["first number", "clock seconds"]);

/**
 * A table query in words: to tell two readings apart, and to see whether a plan still has the query that its words
 * became.
 */
export function sayQuery(given: Readonly<Record<string, unknown>>): string {
  const { join, where, group, measures, extend, having, extreme, order, limit, select, distinct } =
    asWritten(given) as Readonly<Record<string, readonly Record<string, unknown>[] | undefined>> & {
      readonly extreme?: {
        readonly which: string;
        readonly of: string;
        readonly within?: readonly string[];
      };
      readonly limit?: number;
      readonly distinct?: boolean;
    };
  const list = (items: readonly unknown[]): string => items.map(String).join(", ");
  const nameOf = (key: unknown): string =>
    typeof key === "string"
      ? key
      : String((key as { as?: string }).as ?? (key as { column?: string }).column);
  // One that has conditions of its own is often called by them: what is measured is said too.
  const measureOf = (measure: Readonly<Record<string, unknown>>): string =>
    [
      measure["where"] === undefined ? nameOf(measure) : measured(measure),
      ...sayConditions("with", measure["where"] as typeof where),
    ].join(" ");
  const orderBy = (key: unknown): string =>
    `${nameOf(key)}${(key as { descending?: boolean }).descending === true ? " descending" : ""}`;
  const steps = [
    ...(join?.some(({ kind }) => kind === "anti") ? ["rows without a match"] : []),
    ...sayConditions("only rows with", where),
    ...(measures === undefined
      ? []
      : [
          `${list(measures.map(measureOf))}${group === undefined ? "" : ` for each ${list(group.map(nameOf))}`}`,
        ]),
    ...(extend === undefined
      ? []
      : [list(extend.map(({ op, of, as }) => as ?? `${String(op)} of ${String(of)}`))]),
    ...sayConditions("of these only", having),
    ...(extreme === undefined
      ? []
      : [
          `the ${extreme.which} ${extreme.of}${extreme.within === undefined ? "" : ` in each ${list(extreme.within)}`}`,
        ]),
    ...(order === undefined ? [] : [`ordered by ${list(order.map(orderBy))}`]),
    ...(limit === undefined ? [] : [`the first ${limit}`]),
    ...(select === undefined
      ? []
      : [`${distinct ? "the different " : ""}${list(select.map(nameOf))}`]),
  ];
  return steps.length === 0 ? "all rows" : steps.join(", then ");
}

/** Without the columns that are read as numbers under a name of their own. */
function asWritten(query: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { derive, ...rest } = query;
  const read = (Array.isArray(derive) ? derive : []).filter(({ op }) => READING.has(String(op)));
  const names = new Map(read.map(({ as, column }) => [String(as), String(column)]));
  const plain = (value: unknown): unknown =>
    typeof value === "string"
      ? (names.get(value) ?? value)
      : Array.isArray(value)
        ? value.map(plain)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
          : value;
  return names.size === 0 ? query : (plain(rest) as Readonly<Record<string, unknown>>);
}

function sayConditions(
  start: string,
  conditions: readonly Readonly<Record<string, unknown>>[] = [],
): string[] {
  return conditions.length === 0
    ? []
    : [`${start} ${conditions.map((one) => sayCondition(one)).join(" and ")}`];
}

export function sayCondition(one: Readonly<Record<string, unknown>>): string {
  const { op, column, value, values, from, to, not, any } = one;
  if (Array.isArray(any))
    return `${not === true ? "neither " : ""}${any.map((each) => sayCondition(each as Record<string, unknown>)).join(" or ")}`;
  const said = Array.isArray(values)
    ? values.map(text).join(" or ")
    : op === "between"
      ? `${text(from)} to ${text(to)}`
      : op === "missing"
        ? ""
        : text(value);
  return `${not === true ? "not " : ""}${String(column)} ${op === "in" ? "=" : String(op)} ${said}`.trimEnd();
}

const STATISTICS: Readonly<Record<string, string>> = {
  sum: "total",
  distinct: "different values of",
  min: "lowest",
  max: "highest",
};

function measured({ how, column }: Readonly<Record<string, unknown>>): string {
  if (typeof column !== "string") return "rows";
  return `${STATISTICS[String(how)] ?? String(how)} ${column}`;
}

function text(value: unknown): string {
  if (
    typeof value === "object" &&
    value !== null &&
    "column" in value &&
    typeof value.column === "string"
  )
    return value.column;
  return typeof value === "object" && value !== null && "$time" in value
    ? sayDateMath(String(value.$time))
    : String(value);
}
