/**
 * What a task may touch follows from its arguments, and a model writes those. So a path, an address or a
 * program in them must come from the user: it stands in the query, or in the default of a parameter that the
 * source declares, or it is the tool's own default. References to earlier outputs are left to the runtime.
 */
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import { valueNotInQuery, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import { canonicalJson } from "../../../contract/json.ts";
import type { Param } from "../../../contract/plan.ts";
import { literalOf, type Arg } from "../../../contract/values.ts";
import { argumentLeaves } from "../../plan/argument-leaves.ts";
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
  return [...checkGranted(task, outlined, words), ...checkChanging(task, outlined, words)];
}

function checkGranted(task: BoundTask, outlined: OutlineTask, words: string): Diagnostic[] {
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

/** Which thing is changed, and by how much, the user says: the numbers and names in a call that changes something. */
function checkChanging(task: BoundTask, outlined: OutlineTask, words: string): Diagnostic[] {
  const { tool, args } = task;
  if (tool.effect === "read") return [];
  const granted = new Set(
    uses.flatMap((use) =>
      (tool.permissions[use] ?? []).flatMap((grant) =>
        typeof grant === "string" ? [] : [grant.arg],
      ),
    ),
  );
  return Object.entries(args).flatMap(([argument, arg]) => {
    if (granted.has(argument) || isDefault(tool, argument, arg)) return [];
    const places = placesOf(outlined, `args.${argument}`);
    return scalarsOf(arg)
      .map(String)
      .filter((value) => tool.effect === "destructive" || !/\s/.test(value.trim()))
      .filter((value) => value.trim() !== "" && !isNamed(value.trim(), words))
      .map((value) =>
        valueNotInQuery({ tool: tool.name, argument, value, use: "change" }, ...places),
      );
  });
}

/** Texts and numbers within an argument; of references, parameters and times nothing is known yet. */
function scalarsOf(arg: Arg): (string | number)[] {
  return argumentLeaves(arg).flatMap((leaf) =>
    leaf.is === "value" && typeof leaf.value !== "boolean" ? [leaf.value] : [],
  );
}

function isDefault(tool: ToolInfo, argument: string, arg: Arg): boolean {
  const fallback = propertiesOf(tool.input)[argument]?.default;
  return fallback !== undefined && canonicalJson(fallback) === canonicalJson(literalOf(arg));
}

/** All texts within an argument, those in data included. */
export function textsOf(arg: Arg): string[] {
  return scalarsOf(arg).filter((value) => typeof value === "string");
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
