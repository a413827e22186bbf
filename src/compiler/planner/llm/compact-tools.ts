/** Tools as a prompt shows them: all that matters for a choice and its arguments, in few tokens. */
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import { canonicalJson, type Json, type JsonObject } from "../../../contract/json.ts";

export interface CompactTool {
  readonly name: string;
  readonly description: string;
  /** Only when it changes something. */
  readonly effect?: "write" | "destructive";
  readonly input: Json;
  readonly output: Json;
}

export interface CompactTools {
  readonly tools: readonly CompactTool[];
  /** Shapes that several tools share, once: `{"$ref": "#/$defs/Table"}` means `Table` here. */
  readonly shapes: JsonObject;
}

export function compactTools(tools: readonly ToolInfo[]): CompactTools {
  const shapes: Record<string, Json> = {};
  const shared = (schema: JsonObject): Json => {
    const { $defs = {}, ...own } = compact(schema) as JsonObject;
    const different = Object.entries($defs as JsonObject).filter(([name, shape]) => {
      shapes[name] ??= shape;
      return canonicalJson(shapes[name]) !== canonicalJson(shape);
    });
    return different.length === 0 ? own : { ...own, $defs: Object.fromEntries(different) };
  };
  return {
    tools: tools.map(({ name, description, effect, input, output }) => ({
      name,
      description,
      ...(effect !== "read" && { effect }),
      input: shared(input),
      output: shared(output),
    })),
    shapes,
  };
}

/** Keywords that help no model: `mustExist` and `synonyms` are for other readers, the rest goes without saying. */
const silent = new Set(["$schema", "id", "mustExist", "synonyms", "minLength", "propertyNames"]);

function compact(value: Json, isFields = false): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => compact(item));
  const entries = Object.entries(value as JsonObject).filter(
    ([key, item]) => isFields || !(silent.has(key) || isObvious(key, item)),
  );
  return Object.fromEntries(
    entries.map(([key, item]) => [
      key,
      compact(item, !isFields && (key === "properties" || key === "$defs")),
    ]),
  );
}

function isObvious(key: string, value: Json): boolean {
  if (key === "additionalProperties") return value === false;
  // Bounds that zod writes for every integer.
  return (
    (key === "minimum" || key === "maximum") && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER
  );
}
