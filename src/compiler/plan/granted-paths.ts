import type { Grant } from "../../catalog/define.ts";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Task } from "../../contract/plan.ts";
import { literalOf, type Arg, type Args } from "../../contract/values.ts";
import { callsOf } from "../kinds/index.ts";
import { propertiesOf } from "../schema/json-schema.ts";

/** What of a tool says which places it is granted. */
export type GrantingTool = Pick<ToolInfo, "input" | "permissions">;

/** The argument that a grant names, or the tool's default for it; `undefined` when neither is there. */
export function grantedArg(grant: Grant, args: Args, tool: GrantingTool): Arg | undefined {
  if (typeof grant === "string") return grant;
  const fallback = propertiesOf(tool.input)[grant.arg]?.default;
  return args[grant.arg] ?? (fallback === undefined ? undefined : { $literal: fallback });
}

export interface GrantedPath {
  readonly path: string;
  /** Where the task says it: `args.to`, or the call itself for one that the tool's author chose. */
  readonly at: string;
}

/** Paths that a task may read or write and that are known already: those of its arguments and of its tools' authors. */
export function grantedPaths(
  task: Task,
  tools: ReadonlyMap<string, GrantingTool>,
  kind: "read" | "write",
): GrantedPath[] {
  return callsOf(task).flatMap(({ tool: name, args, at }) => {
    const tool = tools.get(name);
    return (tool?.permissions[kind] ?? []).flatMap((grant) => {
      const value = tool && literalOf(grantedArg(grant, args, tool) ?? null);
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      const place = typeof grant === "string" ? at : `${at}.${grant.arg}`;
      return values.flatMap((path) => (typeof path === "string" ? [{ path, at: place }] : []));
    });
  });
}
