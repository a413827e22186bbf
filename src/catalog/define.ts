/** The authoring API: how an agent and a tool are written. Built-in packs and a workspace's own use the same. */
import type { z } from "zod";
import type { Effect } from "../contract/permissions.ts";
import type { ToolContext } from "./context.ts";
import type { InputFacts, Known, ToolCheck } from "./facts/hooks.ts";

/** A path, host or command that a tool touches: fixed, or the value of one of its arguments. */
export type Grant<Name extends string = string> = string | { readonly arg: Name };

/**
 * Everything that a tool may touch. What is not listed is refused at run time.
 * `{ arg: "file" }` means: whatever path, URL or command the task passes as `file`
 * (a list grants each of its items).
 */
export interface ToolPermissions<Name extends string = string> {
  /** Host names (`api.example.org`), `*` for any, or the argument that holds a URL. */
  readonly network?: readonly Grant<Name>[];
  /** Files and folders that are read, relative to the workspace. A folder grants all below it. */
  readonly read?: readonly Grant<Name>[];
  /** Files and folders that are written, relative to the workspace. */
  readonly write?: readonly Grant<Name>[];
  /** Programs that the host starts. One that an argument names must also be listed in the workspace's `shell.commands`. */
  readonly commands?: readonly Grant<Name>[];
  /** Environment variables that the tool needs. */
  readonly env?: readonly string[];
  /**
   * Secrets of the workspace, by the names that its configuration gives them (`secrets`). The host adds them to this
   * tool's requests to the hosts that the configuration lists; the tool never sees them.
   */
  readonly secrets?: readonly string[];
  /**
   * Tools of MCP servers of the workspace, as `server.tool`. With `#` and the hash of what the tool takes and gives, as
   * generated modules have it, the host refuses one that has become another.
   */
  readonly mcp?: readonly string[];
  readonly model?: boolean;
  /** The tool loads a native addon, which Node's permission model does not bind. */
  readonly addons?: boolean;
  /** MiB that its process may use, besides what Node itself needs. Default: as the workspace says (`limits.memoryMiB`). */
  readonly memoryMiB?: number;
}

export interface ToolEstimate {
  /** Seconds of one call. */
  readonly seconds: number;
  /** US dollars of one call; 0 when nothing is charged. */
  readonly usd?: number;
}

export interface ToolDefinition<Input extends z.ZodObject, Output extends z.ZodObject> {
  /** The name within its agent: `history` of agent `markets` is known as `markets.history`. */
  readonly name: string;
  /** What it does, in one sentence, with the words that people use for it: planners choose by it. */
  readonly description: string;
  /** Raised whenever the same input can give another output: a part of a task's identity. */
  readonly version: string;
  readonly input: Input;
  readonly output: Output;
  readonly permissions?: ToolPermissions<Extract<keyof z.input<Input>, string>>;
  /** `read` (default) changes nothing outside the run; `write` and `destructive` are asked about first. */
  readonly effect?: Effect;
  /**
   * Whether a change may be made twice, since the second time changes nothing: it writes a file whole, or sets a value.
   * Then its task is done again where it is not known whether it was done. Default: `true` when `read`, else `false`.
   */
  readonly idempotent?: boolean;
  /**
   * Whether an earlier output for the same input may stand in for a call: it follows from the input, from the files that
   * `read` names and from nothing else. Default: `true` when `read`, and without network, commands and model.
   */
  readonly cacheable?: boolean;
  /** How long an earlier output may stand in for a call: `90s`, `15m`, `24h`, `7d`. Default: as configured (`cache.ttl`). */
  readonly cacheTtl?: string;
  /**
   * Whether its output, or these fields of it, is what somebody else wrote: a page, a feed, a mail, the text of a model.
   * No plan may make a command, a path, an address, or an argument of a destructive tool of it (docs/trust.md).
   * Default: `true` where it may ask a model, or where arguments say which host it asks or which program it starts.
   */
  readonly untrusted?: boolean | readonly Extract<keyof z.input<Output>, string>[];
  /**
   * Whether its output, or these fields of it, is safe whatever the arguments are: its author promises that it is one of
   * known values, or has a form that can name nothing else, and that it throws otherwise. Default: `false`; then what
   * it gives is as untrusted as what it is given.
   */
  readonly validates?: boolean | readonly Extract<keyof z.input<Output>, string>[];
  readonly estimate?: ToolEstimate;
  /** Ways in which people ask for it, for the planner without a model. */
  readonly phrases?: readonly string[];
  /**
   * What its input is beyond its schema: `table query` for one that has all clauses of a relational query (`where`,
   * `group`, `measures`, …) as data.compute has them. Questions about tables that its agent knows are planned with it.
   */
  readonly takes?: "table query";
  /** Its output is a verification, whose findings are kept and held against thresholds: set by `defineVerifier`. */
  readonly verifies?: true;
  /**
   * A part of the workspace's configuration that gives arguments where a plan gives none, and is written into the plan:
   * `checks.tests` for what stands there under `checks: { tests: … }`.
   */
  readonly configured?: string;
  /** Does the work. Input is validated before, output after. */
  run(input: z.output<Input>, context: ToolContext): Promise<z.input<Output>> | z.input<Output>;
  /**
   * What a person wants to know of this output: short sentences with the numbers, for the answer.
   * Every number in them must stand in the output (rounding is fine).
   */
  headline?(output: z.output<Output>, input: z.output<Input>): readonly string[];
  /**
   * Checks arguments against the columns of the tables that they bring, before anything runs, and says which columns
   * come out, so that they are known to the next task. Pure: no file, no network. Arguments have passed `input` as far
   * as they are known. What it does not find here, `run` finds: it says only what is sure.
   * Columns of arguments with the format `column` need no check of a tool's own.
   */
  check?(input: Known<z.input<Input>>, facts: InputFacts): ToolCheck;
}

export interface Tool<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> extends ToolDefinition<Input, Output> {
  readonly orchc: "tool";
}

/** What a tool returns, after validation. */
export type OutputOf<T> = T extends Tool<infer _Input, infer Output> ? z.output<Output> : never;
/** What a tool takes, before defaults are filled in. */
export type InputOf<T> = T extends Tool<infer Input, infer _Output> ? z.input<Input> : never;

/** Declares a tool. Keep the module light: import heavy libraries inside `run`. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  definition: ToolDefinition<Input, Output>,
): Tool<Input, Output> {
  return Object.freeze({ orchc: "tool" as const, ...definition });
}

export interface AgentDefinition {
  readonly name: string;
  /** One line: what it can do. The only thing that stage 1 of planning sees of it. */
  readonly card: string;
  /**
   * Its tools, each behind a lazy import: `history: () => import("./history.ts")`.
   * The module exports the tool under the same name. A module stands beside the agent's file
   * (`history.ts`), in a folder of the agent's name (`markets/history.ts`), or is the agent's file itself.
   */
  readonly tools: Readonly<Record<string, () => Promise<unknown>>>;
  /**
   * How planning looks at a place that a task of this agent names (a data file, a folder, a repository), behind a lazy
   * import: `facts: () => import("./facts/hooks.ts")`. The module exports `facts(path, context)`, see FactsModule.
   */
  readonly facts?: () => Promise<unknown>;
}

export interface Agent extends AgentDefinition {
  readonly orchc: "agent";
}

export function defineAgent(definition: AgentDefinition): Agent {
  return Object.freeze({ orchc: "agent" as const, ...definition });
}

export function isAgent(value: unknown): value is Agent {
  return typeof value === "object" && value !== null && "orchc" in value && value.orchc === "agent";
}

export function isTool(value: unknown): value is Tool {
  return typeof value === "object" && value !== null && "orchc" in value && value.orchc === "tool";
}
