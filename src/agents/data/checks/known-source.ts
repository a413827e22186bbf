/** The table that the arguments of a tool bring, as far as planning knows it. */
import type { InputFacts } from "../../../catalog/authoring.ts";
import type { KnownTable } from "../algebra/check.ts";
import { titleOfFile } from "../tables/tables.ts";

export function knownSource(
  { file }: { readonly file?: unknown },
  { columns }: InputFacts,
  arguments_: readonly string[] = ["file", "table"],
): KnownTable | undefined {
  for (const name of arguments_) {
    const known = columns[name];
    if (known === undefined) continue;
    const title = typeof file === "string" ? titleOfFile(file) : "the table";
    return { title, columns: known };
  }
  return undefined;
}
