/** A tool as planners and passes see it, whatever source it comes from: data, and a pure check of its arguments. */
import type { JsonObject } from "../contract/json.ts";
import type { Effect } from "../contract/permissions.ts";
import type { ToolPermissions } from "./define.ts";
import type { InputFacts, ToolCheck } from "./facts/hooks.ts";

export interface ToolInfo {
  /** `markets.history`. */
  readonly name: string;
  readonly agent: string;
  readonly description: string;
  readonly version: string;
  /** JSON Schema (draft 2020-12) of what callers pass: fields with a default are not required. */
  readonly input: JsonObject;
  /** JSON Schema of what it returns. */
  readonly output: JsonObject;
  readonly permissions: ToolPermissions;
  readonly effect: Effect;
  /** Whether it may be done twice. */
  readonly idempotent: boolean;
  readonly cacheable: boolean;
  /** Default: the configuration's. */
  readonly cacheTtl?: string;
  /** All of its output, or these fields of it, is what somebody else wrote. Default: nothing of it. */
  readonly untrusted?: true | readonly string[];
  /** All of its output, or these fields of it, is safe whatever its arguments are. Default: nothing of it. */
  readonly validates?: true | readonly string[];
  readonly estimate: { readonly seconds: number; readonly usd: number };
  /** It asks a service or a model, and declares no price: what a call costs nobody knows. */
  readonly hasUnknownPrice?: true;
  /** Whether a service may tell it to wait: it uses a network, or is not one of orchc's own tools. */
  readonly mayBeToldToWait?: true;
  readonly phrases: readonly string[];
  /** `table query`: its input has all clauses of a relational query. */
  readonly takes?: "table query";
  /** Its output is a verification. */
  readonly verifies?: true;
  /** The part of the configuration that gives arguments where a plan gives none: `checks.tests`. */
  readonly configured?: string;
  /** The tool's own check of arguments, when it has one. What it throws is the tool's fault, and is no problem of the plan. */
  readonly check?: (args: Readonly<Record<string, unknown>>, facts: InputFacts) => ToolCheck;
  /** What a generated script imports: `orchc/agents/markets/history`, or a file URL of a workspace's module. */
  readonly module: { readonly specifier: string; readonly export: string };
  /** The file of its agent, when the workspace has it. */
  readonly agentFile?: string;
}

/** An agent as stage 1 sees it. */
export interface AgentCard {
  readonly name: string;
  readonly card: string;
}
