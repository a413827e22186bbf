/** Scripts as the emitters make them, and what they do when JavaScript runs them. */
import { stripTypeScriptTypes } from "node:module";
import { analyse } from "../../src/compiler/analyses/index.ts";
import { contextOf, type BuildContext } from "../../src/compiler/emit/context.ts";
import { emitUnit } from "../../src/compiler/emit/emit-unit.ts";
import { verifyScript } from "../../src/compiler/emit/verify/verify-script.ts";
import { lower } from "../../src/compiler/lower/index.ts";
import type { ToolInfo } from "../../src/catalog/tool-info.ts";
import type { Lowered } from "../../src/compiler/graph/lowered.ts";
import type { Plan } from "../../src/contract/plan.ts";

export interface Emitted {
  readonly context: BuildContext;
  /** Texts of the scripts by unit. */
  readonly scripts: ReadonlyMap<string, string>;
}

/** Lowers and emits a plan that is taken to be sound; every script has passed its last check. */
export function emitted(plan: Plan, infos: readonly ToolInfo[]): Emitted {
  const tools = new Map(infos.map((tool) => [tool.name, tool]));
  return emittedFrom(lower(plan, tools), infos, plan);
}

/** The same of what the tasks of a plan have become. @param plan says name, parameters and query */
export function emittedFrom(lowered: Lowered, infos: readonly ToolInfo[], plan: Plan): Emitted {
  const context = contextOf({
    planFile: "0",
    root: "/project",
    folder: "/project/generated/sample",
    plan,
    tools: new Map(infos.map((tool) => [tool.name, tool])),
    lowered,
    analysis: analyse(plan),
  });
  const scripts = new Map(
    lowered.units.map((unit) => {
      const text = emitUnit(unit, context);
      verifyScript(text, unit, context);
      return [unit.id, text];
    }),
  );
  return { context, scripts };
}

/** A call that a script made. Arguments are data; what came from an output is `{ "from": "t1.rows[0]" }`. */
export interface ScriptCall {
  readonly task: string;
  /** The exported name of the tool. */
  readonly tool: string;
  readonly args: unknown;
}

/**
 * Runs the text of a script with a `run` that only writes down. A parameter is the text `<param NAME>`, an
 * output that is put into a text `<t1.rows[0]>`.
 */
export async function callsIn(script: string): Promise<ScriptCall[]> {
  const lines = stripTypeScriptTypes(script).split("\n");
  const tools = Object.fromEntries(
    lines.flatMap((line): [string, string][] => {
      const [, names = ""] = /^import \{ (.*) \} from .*;$/.exec(line) ?? [];
      const [own = "", local = own] = names.split(" as ");
      return names === "" || names === "unit" ? [] : [[local, own]];
    }),
  );
  const body = lines
    .filter((line) => !line.startsWith("import "))
    .join("\n")
    .replace("export default", "return");
  // oxlint-disable-next-line typescript/no-implied-eval -- that the text is harmless is what is tested
  const evaluate = new Function("unit", ...Object.keys(tools), body) as (
    unit: (id: string, run: unknown) => unknown,
    ...names: readonly string[]
  ) => (run: object) => Promise<void>;
  const perform = evaluate((_, run) => run, ...Object.values(tools));
  const calls: ScriptCall[] = [];
  await perform({
    param: (name: string) => `<param ${name}>`,
    time: (text: string) => `<time ${text}>`,
    output: async (id: string) => placeIn(id),
    task: async (task: string, tool: string, args: unknown) => {
      calls.push({ task, tool, args: plainData(args) });
      return placeIn(task);
    },
  });
  return calls;
}

const PATH = Symbol("path");

/** An output that knows nothing but its path, and so has every field. */
function placeIn(path: string): object {
  return new Proxy(Object.create(null) as object, {
    get: (_, key) => {
      if (key === PATH) return path;
      if (key === "then") return undefined; // it is awaited, and is no promise
      if (key === Symbol.toPrimitive) return () => `<${path}>`;
      if (typeof key === "symbol") return undefined;
      return placeIn(/^\d+$/.test(key) ? `${path}[${key}]` : `${path}.${key}`);
    },
  });
}

function plainData(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const path = (value as Record<symbol, unknown>)[PATH];
  if (typeof path === "string") return { from: path };
  if (Array.isArray(value)) return value.map(plainData);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainData(item)]));
}
