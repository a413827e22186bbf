/** SQL that does not fit the data: the agent asks its database how it would run it, on a table without rows. */
import { placesIn, tablesGiven, type FactsOf } from "../../../../catalog/facts/index.ts";
import { sqlNotValid, type Diagnostic } from "../../../../contract/diagnostics/index.ts";
import type { ColumnFacts } from "../../../../contract/facts.ts";
import { argShape, literalOf } from "../../../../contract/values.ts";
import { propertiesOf } from "../../../schema/json-schema.ts";
import type { PlannedCall } from "../../../facts/checked-calls.ts";
import type { ModelWorld } from "../world.ts";

export async function checkSql(
  calls: readonly PlannedCall[],
  factsOf: FactsOf,
  { explainSql }: Pick<ModelWorld, "explainSql">,
): Promise<Diagnostic[]> {
  const given = tablesGiven(calls, factsOf);
  const found = calls.map(async (call) => {
    const columns = columnsOf(call, factsOf, given);
    const texts = columns === undefined ? [] : sqlIn(call);
    const problems = texts.map(async ({ argument, sql }) => {
      const reason = await explainSql(call.tool.agent, sql, columns ?? []);
      if (reason === undefined) return [];
      const shown = (columns ?? []).map(({ name, type }) => `${name} (${type})`);
      const place = { in: "plan", task: call.task, path: `${call.at}.${argument}` } as const;
      return [sqlNotValid({ tool: call.tool.name, argument, reason, columns: shown }, place)];
    });
    return (await Promise.all(problems)).flat();
  });
  return (await Promise.all(found)).flat();
}

function sqlIn({ tool, args }: PlannedCall): { readonly argument: string; readonly sql: string }[] {
  return Object.entries(args).flatMap(([argument, arg]) => {
    const sql = literalOf(arg);
    const isSql = propertiesOf(tool.input)[argument]?.format === "sql";
    return isSql && typeof sql === "string" ? [{ argument, sql }] : [];
  });
}

/** Of the one table that it works on: that of a file, or of an earlier task. */
function columnsOf(
  call: PlannedCall,
  factsOf: FactsOf,
  given: ReadonlyMap<string, readonly ColumnFacts[]>,
): readonly ColumnFacts[] | undefined {
  const files = placesIn(call).map(factsOf);
  const references = Object.values(call.args).flatMap((arg) => {
    const shape = argShape(arg);
    return shape.is === "ref" ? [given.get(shape.text)] : [];
  });
  const tables = [
    ...files.map((facts) => (facts?.is === "table" ? facts.columns : undefined)),
    ...references,
  ];
  return tables.length === 1 ? tables[0] : undefined;
}
