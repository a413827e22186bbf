/** Which place and time a call is about that goes on from another: those of that one. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { Arg } from "../../../../../contract/values.ts";
import { fieldsOf } from "../../link/fields.ts";
import { isMaterial } from "./shapes.ts";
import type { Source } from "./source.ts";

const SCOPES: ReadonlySet<string> = new Set(["path", "glob", "date", "date-time"]);

/** "…, and who changed them?": what goes on from a call of the same agent is about the same place and time. */
export function scopeOf(
  tool: ToolInfo,
  filled: ReadonlySet<string>,
  sources: readonly Source[],
): Record<string, Arg> {
  const before = sources.findLast((source) => source.direct && source.tool.agent === tool.agent);
  if (before === undefined || fieldsOf(tool).some(isMaterial)) return {};
  return Object.fromEntries(
    fieldsOf(tool).flatMap(({ name, format, required }) => {
      const value = before.args[name];
      const isScope = SCOPES.has(format ?? "") && !required && !filled.has(name);
      return value === undefined || !isScope ? [] : [[name, value]];
    }),
  );
}
