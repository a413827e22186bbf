/** Checks the query of `data.compute` against the columns of its tables. */
import type { InputFacts, ToolCheck } from "../../../catalog/authoring.ts";
import type { KnownTable } from "../algebra/check.ts";
import { algebraSchema } from "../algebra/schema/input.ts";
import { titleOfFile } from "../tables/tables.ts";
import { checkQuery } from "./check-query.ts";
import { knownSource } from "./known-source.ts";

const clauses = algebraSchema.omit({ file: true, table: true, files: true, tables: true });

export function checkCompute(
  { files = [], tables = [], ...input }: Readonly<Record<string, unknown>>,
  facts: InputFacts,
): ToolCheck {
  const known = [
    knownSource(input, facts),
    ...listOf(files).map((file, i): KnownTable | undefined => {
      const columns = facts.columns[`files[${i}]`];
      return columns && { title: typeof file === "string" ? titleOfFile(file) : "", columns };
    }),
    ...listOf(tables).map((_, i): KnownTable | undefined => {
      const columns = facts.columns[`tables[${i}]`];
      return columns && { title: `table ${i + 1}`, columns };
    }),
  ];
  if (known.includes(undefined)) return {};
  const { query, places } = withoutOpen(input, facts.open);
  const parsed = clauses.safeParse(query);
  if (!parsed.success) return {};
  return checkQuery(
    parsed.data,
    known.flatMap((table) => table ?? []),
    ([clause, i, ...rest]) =>
      clause === undefined
        ? []
        : i === undefined
          ? [clause]
          : [clause, places.get(String(clause))?.[Number(i)] ?? i, ...rest],
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Conditions whose values are not known yet do not change which columns there are: the others are checked without them. */
function withoutOpen(input: Readonly<Record<string, unknown>>, open: ReadonlySet<string>) {
  const places = new Map<string, readonly number[]>();
  const query = Object.fromEntries(
    Object.entries(input).map(([clause, value]) => {
      if ((clause !== "where" && clause !== "having") || !Array.isArray(value)) {
        return [clause, value];
      }
      const kept = [...value.keys()].filter((i) =>
        [...open].every((path) => !`${path}.`.startsWith(`${clause}[${i}].`)),
      );
      places.set(clause, kept);
      return [clause, kept.map((i): unknown => value[i])];
    }),
  );
  return { query, places };
}
