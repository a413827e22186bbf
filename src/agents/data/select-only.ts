/** Refuses SQL that is anything but one SELECT over the data. */
import { ToolError } from "../../catalog/authoring.ts";
import type { Dataset } from "./tables/dataset.ts";

/**
 * Table functions that only make rows. Others act (`enable_logging` ends the process when files are
 * out of reach) or look at the machine; those that read files are refused by DuckDB itself as well.
 */
const HARMLESS = new Set([
  "range",
  "generate_series",
  "unnest",
  "json_each",
  "json_tree",
  "repeat",
]);

interface SqlTree {
  readonly error: boolean;
  readonly error_type?: string;
  readonly error_message?: string;
  readonly statements?: readonly unknown[];
}

/** Reads the syntax tree that DuckDB makes of the text, and gives it back as text. @throws ToolError */
export async function refuseAllButSelect(
  dataset: Pick<Dataset, "select"> & { readonly columns: readonly { readonly name: string }[] },
  sql: string,
): Promise<string> {
  const help = `Write one SELECT over the table data, whose columns are ${dataset.columns.map(({ name }) => name).join(", ")}.`;
  const [row] = await dataset.select("SELECT json_serialize_sql($1::VARCHAR) AS tree", [sql]);
  const tree = JSON.parse(String(row?.["tree"])) as SqlTree;
  if (tree.error) {
    const isSyntax = tree.error_type === "parser";
    throw new ToolError(
      isSyntax
        ? `The SQL is not valid: ${tree.error_message}.`
        : "The SQL does something other than SELECT.",
      { help },
    );
  }
  if (tree.statements?.length !== 1) {
    throw new ToolError(`The SQL holds ${tree.statements?.length ?? 0} statements.`, { help });
  }
  for (const name of tableFunctions(tree.statements)) {
    if (!HARMLESS.has(name)) {
      throw new ToolError(`The SQL uses the table function ${name}, which is not allowed.`, {
        help,
      });
    }
  }
  const [written] = await dataset.select("SELECT json_deserialize_sql($1::JSON) AS sql", [
    String(row?.["tree"]),
  ]);
  return String(written?.["sql"]);
}

/** The names of all functions that stand where a table can. */
function* tableFunctions(node: unknown): Generator<string> {
  if (typeof node !== "object" || node === null) return;
  if ("type" in node && node.type === "TABLE_FUNCTION" && "function" in node) {
    const { function_name } = node.function as { readonly function_name: string };
    yield function_name.toLowerCase();
  }
  for (const child of Object.values(node)) yield* tableFunctions(child);
}
