/** What did not match in a join: told, and refused when nothing did. */
import { ToolError } from "../../../../catalog/authoring.ts";
import { identifier } from "../../sql.ts";
import type { Database } from "../../tables/database.ts";
import type { Compiled } from "../compile/compile.ts";
import { statement } from "../compile/compile.ts";
import { quoted, type CompiledJoin, type Relation } from "../compile/scope.ts";
import { equalKeys } from "../compile/join.ts";

export interface JoinCounts {
  readonly left: string;
  readonly right: string;
  /** Rows of the left table that have a partner. */
  readonly matched: number;
  readonly leftUnmatched: number;
  readonly rightUnmatched: number;
  /** Whether a row of the left table has at most one partner, which is found in memory: then rows keep their order. */
  readonly isLookUp: boolean;
}

/** Of a larger table DuckDB may keep parts on disk, and then rows come in another order. */
const IN_MEMORY = 1_000_000;

export async function countJoins(database: Database, compiled: Compiled): Promise<JoinCounts[]> {
  const counts: JoinCounts[] = [];
  for (const join of compiled.compilation.joins) {
    counts.push(await countJoin(database, compiled, join));
  }
  return counts;
}

async function countJoin(
  database: Database,
  compiled: Compiled,
  { left, right, leftTitle, rightTitle, keys }: CompiledJoin,
): Promise<JoinCounts> {
  const test = keys.map(equalKeys).join(" AND ");
  // Each table is read once: what follows works on its different keys.
  const keysOf = (side: "left" | "right", { name }: Relation) => {
    const list = keys.map((pair) => quoted(pair[side])).join(", ");
    return `AS MATERIALIZED (SELECT ${list}, count(*) AS "#rows" FROM ${identifier(name)} GROUP BY ${list})`;
  };
  const [l, r] = [identifier("left keys"), identifier("right keys")];
  const rows = (from: string) => `(SELECT coalesce(sum("#rows"), 0) FROM ${from})`;
  const { sql, values } = statement(
    compiled,
    right,
    `, ${l} ${keysOf("left", left)}, ${r} ${keysOf("right", right)}
     SELECT ${rows(l)} AS lefts, ${rows(`${l} l WHERE EXISTS (SELECT 1 FROM ${r} r WHERE ${test})`)} AS matched,
       ${rows(`${r} r WHERE NOT EXISTS (SELECT 1 FROM ${l} l WHERE ${test})`)} AS others,
       ${rows(r)} AS rights, (SELECT count(*) FROM ${r}) AS partners`,
  );
  const [row = {}] = await database.select(sql, values);
  const matched = Number(row["matched"]);
  if (matched === 0) throw noPartner({ left, right, leftTitle, rightTitle, keys });
  return {
    left: leftTitle,
    right: rightTitle,
    matched,
    leftUnmatched: Number(row["lefts"]) - matched,
    rightUnmatched: Number(row["others"]),
    isLookUp: row["rights"] === row["partners"] && Number(row["rights"]) <= IN_MEMORY,
  };
}

function noPartner({ left, right, leftTitle, rightTitle, keys }: CompiledJoin): ToolError {
  const names = (side: "left" | "right") => keys.map((pair) => pair[side].name).join(" and ");
  const columns = ({ columns: list }: Relation) => list.map(({ name }) => name).join(", ");
  return new ToolError(
    `No value of ${names("left")} in ${leftTitle} equals one of ${names("right")} in ${rightTitle}.`,
    {
      help: `Join on another column. ${leftTitle}: ${columns(left)}. ${rightTitle}: ${columns(right)}.`,
    },
  );
}
