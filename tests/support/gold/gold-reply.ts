/** What a model would reply in each request of planning if it knew the plan: the same calls, in the form of that request. */
import { encodeArg } from "../../../src/compiler/planner/llm/arg-encoding.ts";
import type { Json } from "../../../src/contract/json.ts";
import type { Arg } from "../../../src/contract/values.ts";
import type { ModelRequest } from "../model-server.ts";

export interface GoldCall {
  readonly id: string;
  /** As the catalog names it: `agent.tool`. */
  readonly tool: string;
  /** As in a plan, but for references within a text, which are written as `${t1.field}`. */
  readonly arguments: Readonly<Record<string, Json>>;
  readonly deps: readonly string[];
}

/** By the name of the request: `outline`, `bind-…` or `plan`; the repair of one is answered like the first time. */
export function goldReply(
  request: Pick<ModelRequest, "name" | "text">,
  calls: readonly GoldCall[],
): Json {
  const { name } = request;
  if (/^outline\b/.test(name)) return { tasks: calls.map(outlined), ...end(calls) };
  if (/^bind\b/.test(name)) {
    const open = openIn(request.text);
    return {
      tasks: calls
        .filter(({ id }) => open.has(id))
        .map((call) => ({ id: call.id, title: "", ...bound(call) })),
    };
  }
  return { tasks: calls.map((call) => ({ ...head(call), ...bound(call) })), ...end(calls) };
}

const end = (calls: readonly GoldCall[]) => ({
  left_out: [],
  reason: calls.length === 0 ? "No tool does this." : "",
});

function outlined(call: GoldCall) {
  return { ...head(call), agent: call.tool.split(".")[0] ?? "" };
}

/** Its title says nothing: one of a model's own would help to find the tool. */
function head({ id, deps }: GoldCall) {
  return { id, quote: "", title: `Task ${id}`, needs: [...deps], priority: "medium" };
}

function bound({ tool, arguments: given }: GoldCall) {
  const args = Object.entries(given).map(([name, value]) => ({
    name,
    value: encodeArg(argOf(value)),
  }));
  return { tool, reason: "", args, missing: [] };
}

/** The tasks of a request of stage 2: one a line, in the block of the open ones. */
function openIn(text: string): ReadonlySet<string> {
  const [, block = ""] = /\n<open>\n(.*?)\n<\/open>/s.exec(text) ?? [];
  return new Set(block.split("\n").map((line) => (JSON.parse(line) as { id: string }).id));
}

const REFERENCE = /\$\{([^}]+)\}/;

function argOf(value: Json): Arg {
  if (typeof value === "string") return textOf(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(argOf);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name === "$ref" ? inner : argOf(inner)]),
  );
}

function textOf(text: string): Arg {
  const parts = text.split(REFERENCE);
  if (parts.length === 1) return text;
  const all = parts.map((part, at): Arg => (at % 2 === 1 ? { $ref: part } : part));
  return { $text: all.filter((part) => part !== "") };
}
