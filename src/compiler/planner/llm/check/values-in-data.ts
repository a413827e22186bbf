/**
 * Values of conditions that a model has written and that neither the request nor the data has: turned round, translated
 * or made up. Sure only of a column whose values are all known.
 */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import { pathText, placesIn } from "../../../../catalog/facts/index.ts";
import { valueNotInData, type Diagnostic } from "../../../../contract/diagnostics/index.ts";
import type { ColumnFacts } from "../../../../contract/facts.ts";
import { nearestName } from "../../../../contract/nearest.ts";
import { literalOf, type Args } from "../../../../contract/values.ts";
import { propertiesOf } from "../../../schema/json-schema.ts";
import type { PlannedCall } from "../../../facts/checked-calls.ts";
import type { Place } from "../../grammar/world.ts";

/** What a condition says of one column. */
interface Condition {
  readonly column: string;
  readonly value: string;
  readonly at: readonly (string | number)[];
}

/** More of them help nobody. */
const MOST_KNOWN = 20;

/** @param words everything that the user has written */
export function checkValues(
  calls: readonly PlannedCall[],
  places: ReadonlyMap<string, Place>,
  words: string,
): Diagnostic[] {
  const lower = words.toLowerCase();
  return calls.flatMap((call) => {
    const tables = placesIn(call).flatMap(({ path }) => {
      const facts = places.get(path)?.facts;
      return facts?.is === "table" ? [{ path, columns: facts.columns }] : [];
    });
    const [table] = tables;
    if (tables.length !== 1 || table === undefined) return [];
    const of = { tool: call.tool.name, file: table.path };
    const where = conditionsIn(call.args).flatMap(({ column, value, at }) => {
      const known = table.columns.find(({ name }) => name === column);
      const isFine =
        known === undefined || lower.includes(value.toLowerCase()) || mayHave(known, value);
      return isFine ? [] : [problem({ ...of, value, column }, known?.values ?? [], call, at)];
    });
    return [...where, ...keptNames(call, table.columns, of, lower)];
  });
}

/** `{ column, op: "=", value }` and `{ column, op: "in", values }`, wherever they stand. */
function conditionsIn(args: Args): Condition[] {
  const find = (value: unknown, at: Condition["at"]): Condition[] => {
    if (Array.isArray(value)) return value.flatMap((item, i) => find(item, [...at, i]));
    if (typeof value !== "object" || value === null) return [];
    const { column, op, value: one, values } = value as Readonly<Record<string, unknown>>;
    const inner = Object.entries(value).flatMap(([key, item]) => find(item, [...at, key]));
    if (typeof column !== "string" || !["=", "!=", "in"].includes(String(op))) return inner;
    const all: readonly unknown[] = op === "in" && Array.isArray(values) ? values : [one];
    const said = all.filter((item): item is string => typeof item === "string");
    return [...inner, ...said.map((text) => ({ column, value: text, at }))];
  };
  return Object.entries(args).flatMap(([name, arg]) => find(literalOf(arg), [name]));
}

/** Plain texts in a list of a tool that takes columns: names that are kept, in whichever column has them. */
function keptNames(
  call: PlannedCall,
  columns: readonly ColumnFacts[],
  of: { tool: string; file: string },
  lower: string,
): Diagnostic[] {
  const texts = columns.filter(({ type }) => type === "text");
  const known = texts.flatMap(({ values = [] }) => values);
  if (!takesColumns(call.tool) || texts.some(({ complete }) => complete !== true)) return [];
  return Object.entries(call.args).flatMap(([name, arg]) => {
    const { type, items } = propertiesOf(call.tool.input)[name] ?? {};
    const isPlain =
      type === "array" &&
      typeof items === "object" &&
      items !== null &&
      (items as { format?: string }).format === undefined &&
      (items as { type?: string }).type === "string";
    const value = literalOf(arg);
    if (!isPlain || !Array.isArray(value)) return [];
    return value.flatMap((one, i) => {
      const isFine =
        typeof one !== "string" ||
        lower.includes(one.toLowerCase()) ||
        texts.some((column) => mayHave(column, one));
      return isFine
        ? []
        : [
            problem(
              { ...of, value: one, column: texts.map((column) => column.name).join(", ") },
              known,
              call,
              [name, i],
            ),
          ];
    });
  });
}

function takesColumns({ input }: ToolInfo): boolean {
  return Object.values(propertiesOf(input)).some(
    ({ format, items }) =>
      format === "column" || (items as { format?: string } | undefined)?.format === "column",
  );
}

/** Numbers, times, and columns of which not all values are known, may have any. */
function mayHave({ type, values = [], complete }: ColumnFacts, value: string): boolean {
  if (type !== "text" || complete !== true) return true;
  return values.some((one) => one.toLowerCase() === value.toLowerCase());
}

function problem(
  facts: {
    readonly tool: string;
    readonly file: string;
    readonly value: string;
    readonly column: string;
  },
  values: readonly string[],
  { task, at }: PlannedCall,
  path: Condition["at"],
): Diagnostic {
  const known = [...new Set(values)].slice(0, MOST_KNOWN);
  const nearest = nearestName(facts.value, known);
  return valueNotInData(
    { ...facts, nearest, known },
    { in: "plan", task, path: `${at}.${pathText(path)}` },
  );
}
