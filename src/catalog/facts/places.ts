/** The places that the tasks of a plan name: which arguments hold paths of what has to be there, and how it is read. */
import { argShape, literalOf, type Arg, type Args } from "../../contract/values.ts";
import type { Grant } from "../define.ts";
import type { ToolInfo } from "../tool-info.ts";
import { readingArgument, readingIn, type Reading } from "./reading.ts";
import { fieldsOf } from "./schemas.ts";

/** One use of a tool, whatever form the plan has around it. */
export interface CheckedCall {
  readonly task: string;
  readonly tool: ToolInfo;
  readonly args: Args;
}

export interface NamedPlace {
  readonly agent: string;
  readonly path: string;
  readonly reading: Reading;
  /** The argument that names it: `file`, `files[1]`. */
  readonly at: string;
}

/** Literal paths in the arguments of a call that its tool needs to be there. */
export function placesIn({ tool, args }: Pick<CheckedCall, "tool" | "args">): NamedPlace[] {
  return pathArguments(tool).flatMap((name) => {
    const arg = Object.hasOwn(args, name) ? args[name] : undefined;
    if (arg === undefined) return [];
    const reading = readingIn(literalOf(args[readingArgument(name)] ?? null));
    return pathsIn(arg, name).map((found) => ({ agent: tool.agent, reading, ...found }));
  });
}

/** The arguments of a tool that hold a path, or a list of paths, of what has to be there. */
export function pathArguments(tool: Pick<ToolInfo, "input" | "permissions">): string[] {
  return Object.entries(fieldsOf(tool.input))
    .filter(([name, schema]) => isSaidToExist(schema) ?? isReadOnly(name, schema, tool))
    .map(([name]) => name);
}

/** What the schema says of a path (`mustExist`), or of the paths of a list; `undefined` when it says nothing. */
export function isSaidToExist(schema: PathSchema | undefined): boolean | undefined {
  return schema?.mustExist ?? schema?.items?.mustExist;
}

interface PathSchema {
  readonly mustExist?: boolean;
  readonly format?: string;
  readonly items?: PathSchema;
}

/** A path that the tool may read and not write: what it is for is there before. A tool that makes do without says so. */
function isReadOnly(
  name: string,
  { format, items }: PathSchema,
  { permissions: { read = [], write = [] } }: Pick<ToolInfo, "permissions">,
): boolean {
  const isGranted = (grant: Grant): boolean => typeof grant === "object" && grant.arg === name;
  const isPath = format === "path" || items?.format === "path";
  return isPath && read.some(isGranted) && !write.some(isGranted);
}

function pathsIn(arg: Arg, at: string): { readonly path: string; readonly at: string }[] {
  const shape = argShape(arg);
  if (shape.is === "list") return shape.items.flatMap((item, i) => pathsIn(item, `${at}[${i}]`));
  const path = literalOf(arg);
  if (Array.isArray(path)) return path.flatMap((item, i) => pathsIn(item as Arg, `${at}[${i}]`));
  return typeof path === "string" ? [{ path, at }] : [];
}

/** Equal for places of which the same is known. */
export function placeKey({ agent, path, reading }: Omit<NamedPlace, "at">): string {
  return JSON.stringify([agent, path, reading]);
}
