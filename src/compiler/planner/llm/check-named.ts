/**
 * What a task may touch follows from its arguments, and a model writes those. So a path, an address or a
 * program in them must come from the user: it stands in the query, or in the default of a parameter that the
 * source declares, or it is the tool's own default. References to earlier outputs are left to the runtime.
 */
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import { valueNotInQuery, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import { canonicalJson } from "../../../contract/json.ts";
import type { Param } from "../../../contract/plan.ts";
import { argShape, literalOf, type Arg } from "../../../contract/values.ts";
import { propertiesOf } from "../../schema/json-schema.ts";
import type { BoundTask, OutlineTask } from "../planner.ts";
import { placesOf } from "./places.ts";

const uses = ["read", "write", "network", "commands"] as const;

/** Everything that the user has written: the query, and the defaults of declared parameters. */
export function wordsOfUser(query: string, params: Readonly<Record<string, Param>>): string {
  return [query, ...Object.values(params).map((param) => String(param.default ?? ""))].join("\n");
}

/** @param words everything that the user has written */
export function checkNamed(task: BoundTask, outlined: OutlineTask, words: string): Diagnostic[] {
  return uses.flatMap((use) =>
    (task.tool.permissions[use] ?? []).flatMap((grant) => {
      if (typeof grant === "string") return [];
      const argument = grant.arg;
      const arg = task.args[argument];
      if (arg === undefined || isDefault(task.tool, argument, arg)) return [];
      const places = placesOf(outlined, `args.${argument}`);
      return textsOf(arg)
        .filter((value) => !isNamed(value, words))
        .map((value) => valueNotInQuery({ tool: task.tool.name, argument, value, use }, ...places));
    }),
  );
}

function isDefault(tool: ToolInfo, argument: string, arg: Arg): boolean {
  const fallback = propertiesOf(tool.input)[argument]?.default;
  return fallback !== undefined && canonicalJson(fallback) === canonicalJson(literalOf(arg));
}

/** All texts within an argument, those in data included. */
export function textsOf(arg: Arg): string[] {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
    case "param":
    case "time":
      return [];
    case "literal":
      return textsWithin(shape.value);
    case "text":
      return shape.parts.flatMap(textsOf);
    case "list":
      return shape.items.flatMap(textsOf);
    case "record":
      return shape.entries.flatMap(([, value]) => textsOf(value));
  }
}

function textsWithin(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap(textsWithin)
    : [];
}

/**
 * Whether the words name a path, address or program: as a whole, or part by part
 * (`data/stocks.csv` by "stocks.csv in the folder data"). Absolute paths, and those that leave a folder, only as a whole.
 */
export function isNamed(value: string, words: string): boolean {
  const plain = value.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").replace(/(?<=.)\/+$/, "");
  if (stands(value, words) || stands(plain, words)) return true;
  if (/^[/~\\]/.test(plain)) return false;
  const parts = plain.split(/[/\\]/).filter((part) => part !== "" && part !== ".");
  return parts.length > 0 && parts.every((part) => part !== ".." && stands(part, words));
}

/** Whether a part stands among the words by itself, not within a longer word. */
function stands(part: string, words: string): boolean {
  const lower = words.toLowerCase();
  const wanted = part.toLowerCase();
  if (wanted === "") return false;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    const before = lower.slice(0, at).at(-1) ?? " ";
    const after = lower[at + wanted.length] ?? " ";
    if (!isWordLike(before) && !isWordLike(after)) return true;
  }
  return false;
}

const isWordLike = (letter: string): boolean => /[\p{L}\p{N}_]/u.test(letter);
