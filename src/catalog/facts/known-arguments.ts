/** The arguments of a task as far as they are known before it runs. */
import type { ColumnFacts } from "../../contract/facts.ts";
import { argShape, parseReference, type Arg, type Args } from "../../contract/values.ts";
import type { ToolInfo } from "../tool-info.ts";
import { fieldsOf } from "./schemas.ts";

export interface KnownArguments {
  /** What is known only when the plan runs is `undefined`; defaults are filled in at the top. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Paths of what is known only when the plan runs. */
  readonly open: ReadonlySet<string>;
  /** Columns of the tables of earlier tasks, by the path of the argument. */
  readonly columns: Readonly<Record<string, readonly ColumnFacts[]>>;
}

/** @param outputs columns of the tables that earlier tasks give, by task and path in its output (`t1.table`) */
export function knownArguments(
  args: Args,
  { input }: ToolInfo,
  outputs: ReadonlyMap<string, readonly ColumnFacts[]>,
): KnownArguments {
  const open = new Set<string>();
  const columns: Record<string, readonly ColumnFacts[]> = {};
  const known = (arg: Arg, at: string): unknown => {
    const shape = argShape(arg);
    switch (shape.is) {
      case "literal":
        return shape.value;
      case "list":
        return shape.items.map((item, i) => known(item, `${at}[${i}]`));
      case "record":
        return Object.fromEntries(
          shape.entries.map(([key, value]) => [
            key,
            known(value, at === "" ? key : `${at}.${key}`),
          ]),
        );
      case "ref": {
        const table = parseReference(shape.text) && outputs.get(shape.text);
        if (table !== undefined) columns[at] = table;
        open.add(at);
        return undefined;
      }
      case "param":
      case "time":
      case "text":
        open.add(at);
        return undefined;
    }
  };
  const defaults = Object.entries(fieldsOf(input)).flatMap(([name, schema]) =>
    Object.hasOwn(schema, "default") ? [[name, schema["default"]] as const] : [],
  );
  const given = Object.entries(args).map(([name, arg]) => [name, known(arg, name)] as const);
  return { values: Object.fromEntries([...defaults, ...given]), open, columns };
}
