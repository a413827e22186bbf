/**
 * A table query in words: to tell two readings apart, and to see whether a plan still has the query that its words
 * became.
 */
export function sayQuery(query: Readonly<Record<string, unknown>>): string {
  const { where, group, measures, extend, extreme, order, limit, select, distinct } =
    query as Readonly<Record<string, readonly Record<string, unknown>[] | undefined>> & {
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
  const orderBy = (key: unknown): string =>
    `${nameOf(key)}${(key as { descending?: boolean }).descending === true ? " descending" : ""}`;
  const steps = [
    ...(where === undefined
      ? []
      : [`only rows with ${where.map((one) => sayCondition(one)).join(" and ")}`]),
    ...(measures === undefined
      ? []
      : [
          `${list(measures.map(nameOf))}${group === undefined ? "" : ` for each ${list(group.map(nameOf))}`}`,
        ]),
    ...(extend === undefined
      ? []
      : [list(extend.map(({ op, of, as }) => as ?? `${String(op)} of ${String(of)}`))]),
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

function text(value: unknown): string {
  return typeof value === "object" && value !== null && "$time" in value
    ? String(value.$time)
    : String(value);
}
