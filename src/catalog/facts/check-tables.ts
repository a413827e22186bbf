/**
 * Checks the tasks of a plan against the columns of the tables that they work on: those of files, which agents have
 * looked at, and those of earlier tasks, as far as their tools say which columns they give.
 */
import { nearestName } from "../../contract/nearest.ts";
import type { ColumnFacts } from "../../contract/facts.ts";
import { columnsNamed, type NamedColumn } from "./column-names.ts";
import type { InputProblem, ToolCheck } from "./hooks.ts";
import { knownArguments, type KnownArguments } from "./known-arguments.ts";
import { matchColumn } from "./match-column.ts";
import type { FactsOf } from "./plan-facts.ts";
import { pathArguments, placesIn, type CheckedCall } from "./places.ts";
import { fieldsOf } from "./schemas.ts";

/** A problem with the arguments of a task. */
export interface TableProblem extends InputProblem {
  readonly task: string;
  readonly tool: string;
}

/** @param calls every task after those whose outputs it reads */
export function checkTables(calls: readonly CheckedCall[], factsOf: FactsOf): TableProblem[] {
  return lookThrough(calls, factsOf).problems;
}

/** Columns of the tables that calls give, by task and path in its output (`t1.table`), as far as their tools say them. */
export function tablesGiven(
  calls: readonly CheckedCall[],
  factsOf: FactsOf,
): ReadonlyMap<string, readonly ColumnFacts[]> {
  return lookThrough(calls, factsOf).outputs;
}

function lookThrough(calls: readonly CheckedCall[], factsOf: FactsOf) {
  const outputs = new Map<string, readonly ColumnFacts[]>();
  const found = calls.flatMap((call): TableProblem[] => {
    const known = knownArguments(call.args, call.tool, outputs);
    const columns = { ...known.columns, ...fileColumns(call, factsOf) };
    const { problems = [], tables = {} } = askTool(call, { ...known, columns });
    for (const [path, table] of Object.entries(tables)) outputs.set(`${call.task}.${path}`, table);
    const own = columnProblems(call, { ...known, columns });
    const places = new Set(own.map(({ at }) => at.join(".")));
    return [...own, ...problems.filter(({ at }) => !places.has(at.join(".")))].map((problem) => ({
      ...problem,
      task: call.task,
      tool: call.tool.name,
    }));
  });
  return { outputs, problems: found };
}

function fileColumns(call: CheckedCall, factsOf: FactsOf): Record<string, readonly ColumnFacts[]> {
  return Object.fromEntries(
    placesIn(call).flatMap((place) => {
      const facts = factsOf(place);
      return facts?.is === "table" ? [[place.at, facts.columns] as const] : [];
    }),
  );
}

/** A check that throws has met something that it was not written for: nothing is known then. */
function askTool({ tool }: CheckedCall, { values, columns, open }: KnownArguments): ToolCheck {
  try {
    return tool.check?.(values, { columns, open }) ?? {};
  } catch {
    return {};
  }
}

/** Columns that the arguments name, and that no table of the task has. */
function columnProblems({ tool, args }: CheckedCall, known: KnownArguments): InputProblem[] {
  const tables = tableArguments(tool, args).map((at) => ({ at, columns: known.columns[at] }));
  if (tables.length === 0) return [];
  const fields = fieldsOf(tool.input);
  const named = Object.entries(known.values).flatMap(([name, value]) =>
    columnsNamed(value, fields[name] ?? {}, tool.input, [name]),
  );
  return named.flatMap((column) => {
    const meant = tables.filter(({ at }) => column.of === undefined || at === column.of);
    const columns = meant.map((table) => table.columns);
    // One table of which nothing is known may have it.
    if (meant.length === 0 || columns.includes(undefined)) return [];
    return problemsWith(
      column,
      columns.flatMap((table) => table ?? []),
      meant.map(({ at }) => sourceName(at, known)),
    );
  });
}

function problemsWith(
  { at, name, type }: NamedColumn,
  columns: readonly ColumnFacts[],
  sources: readonly string[],
): InputProblem[] {
  const found = matchColumn(columns, name);
  if (found === undefined) {
    const names = [...new Set(columns.map((column) => column.name))];
    const one = sources.length === 1;
    const subject = one ? `${sources[0]} has no` : `Neither ${sources.join(" nor ")} has a`;
    return [
      {
        at,
        message: `${subject} column "${name}"`,
        nearest: nearestName(name, names),
        help: `Columns: ${names.join(", ")}.`,
      },
    ];
  }
  if (type === undefined || found.type === type) return [];
  const fitting = columns.filter((column) => column.type === type).map((column) => column.name);
  return [
    {
      at,
      message: `column "${found.name}" holds ${kinds[found.type]}, and ${kinds[type] ?? type} are needed`,
      help:
        fitting.length === 0
          ? `It has no column of ${kinds[type] ?? type}.`
          : `Columns of ${kinds[type] ?? type}: ${fitting.join(", ")}.`,
    },
  ];
}

const kinds: Readonly<Record<string, string>> = {
  text: "text",
  number: "numbers",
  boolean: "true or false",
  time: "times",
};

/** The arguments, among those that are given, that bring a table: a data file, or a table of an earlier task. */
function tableArguments(tool: CheckedCall["tool"], args: CheckedCall["args"]): string[] {
  const fields = fieldsOf(tool.input);
  const tables = Object.entries(fields)
    .filter(([, schema]) => schema["$ref"] === "#/$defs/Table")
    .map(([name]) => name);
  return [...pathArguments(tool), ...tables].filter((name) => Object.hasOwn(args, name));
}

/** The path of a file, or where a table comes from. */
function sourceName(at: string, { values }: KnownArguments): string {
  const value = values[at];
  return typeof value === "string" ? value : `the table that is given as ${at}`;
}
