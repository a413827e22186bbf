/** Checks `data.join` before it runs. */
import type { InputFacts, Known, ToolCheck } from "../../../catalog/authoring.ts";
import { queryOf } from "../algebra/run/query-of.ts";
import { matchColumn } from "../columns.ts";
import { titleOfFile } from "../tables/tables.ts";
import { checkQuery } from "./check-query.ts";

interface Input {
  file?: string | undefined;
  other?: string | undefined;
  on?: string | undefined;
  otherOn?: string | undefined;
}

export function checkJoin(input: Known<Input>, { columns, open }: InputFacts): ToolCheck {
  const { file: left, other: right } = columns;
  if (left === undefined || right === undefined) return {};
  if (open.has("on") || open.has("otherOn")) return {};
  const title = (path: string | undefined) => (path === undefined ? "the file" : titleOfFile(path));
  const tables = [
    { title: title(input.file), columns: left },
    { title: title(input.other), columns: right },
  ];
  const { on, otherOn } = input;
  const pairs =
    on === undefined
      ? left.flatMap((column) => {
          const partner = matchColumn(right, otherOn ?? column.name);
          return partner === undefined ? [] : [{ left: column.name, right: partner.name }];
        })
      : [on].flatMap((name) => {
          const [own, partner] = [matchColumn(left, name), matchColumn(right, otherOn ?? name)];
          return own && partner ? [{ left: own.name, right: partner.name }] : [];
        });
  if (pairs.length === 1)
    return checkQuery(queryOf({ join: [{ on: pairs }] }), tables, () => ["on"]);
  // Without a column of that name in the other file, its values tell which one is meant.
  if (on !== undefined) return {};
  const [first, second] = tables.map((table) => table.title);
  return {
    problems: [
      {
        at: ["on"],
        message: `${first} and ${second} have ${pairs.length === 0 ? "no column" : "several columns"} in common`,
        help: `Say which ones must be equal (on, otherOn). ${tables.map((table) => `${table.title}: ${table.columns.map(({ name }) => name).join(", ")}.`).join(" ")}`,
      },
    ],
  };
}
