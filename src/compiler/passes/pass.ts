/** A pass takes a plan and gives a plan, and says what is wrong. It touches no file and no network. */
import type { Diagnostic } from "../../contract/diagnostics/index.ts";
import type { NamedPlace } from "../../catalog/facts/places.ts";
import type { FactsOf } from "../../catalog/facts/plan-facts.ts";
import type { Plan, PlanBudget } from "../../contract/plan.ts";
import type { Profile } from "../../workspace/profile-settings.ts";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { WriteProblem } from "../../workspace/write-places.ts";

/** What passes may know beside the plan, gathered before they run. */
export interface PassContext {
  readonly agents: readonly string[];
  /** What is wrong with agents that cannot be used, by the names that a plan may call them. */
  readonly brokenAgents: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Names of all tools, loaded or not. */
  readonly toolNames: readonly string[];
  /** The tools that the plan's tasks name and the catalog has. */
  readonly tools: ReadonlyMap<string, ToolInfo>;
  /** The plans that the plan's tasks name, and those that these name. */
  readonly plans: KnownPlans;
  readonly maxTasks: number;
  /** How many tasks a task may stand within. */
  readonly maxDepth: number;
  /** As configured. */
  readonly taskTimeoutMs: number | undefined;
  readonly retries: number;
  /** What the plan's profile says of optional tasks. */
  readonly optional: {
    readonly profile: string;
    readonly includes: NonNullable<Profile["optional"]>;
  };
  /** Of a run, as plan, configuration and command line say it together. */
  readonly budget: PlanBudget;
  /** `shell.commands` of the workspace. */
  readonly commands: readonly string[];
  readonly places: KnownPlaces;
  /** Literal paths that the plan reads and that are not there, with the nearest ones that are. */
  readonly missingFiles: ReadonlyMap<string, readonly string[]>;
  /** How the workspace's configuration says that a file is read. */
  readonly readingOf: (path: string) => Readonly<Record<string, unknown>>;
  /** What the configuration says for tools that name a part of it, such as `checks.tests`; nothing where it says nothing. */
  readonly configuredArguments: (part: string) => Readonly<Record<string, unknown>> | undefined;
  /** What agents know of the files and places that the plan names. */
  readonly factsOf: FactsOf;
  /** Why a place could not be looked at. */
  readonly problemWith: (place: NamedPlace) => Diagnostic | undefined;
}

export interface KnownPlans {
  /** Of all plans of the workspace. */
  readonly names: readonly string[];
  /** By name; of one that cannot be read, why. */
  readonly read: ReadonlyMap<string, Plan | { readonly problem: string }>;
}

/** What is known of the paths that a plan names. */
export interface KnownPlaces {
  /** `write` of the workspace's configuration. */
  readonly write: readonly string[];
  readonly unwritable: ReadonlyMap<string, WriteProblem>;
  /** Those that seem to lie in the workspace, and are links out of it. */
  readonly leadOut: ReadonlySet<string>;
}

export interface PassResult {
  readonly plan: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Pass {
  /** Verb and object; the page `docs/passes/<name>.md` describes it. */
  readonly name: string;
  /** `check` reports, and what it changes is for the checks after it alone; `improve` runs only on a plan without errors. */
  readonly role: "check" | "improve";
  run(plan: Plan, context: PassContext): PassResult;
}

/** A pass that only reports. */
export function check(
  name: string,
  find: (plan: Plan, context: PassContext) => readonly Diagnostic[],
): Pass {
  return {
    name,
    role: "check",
    run: (plan, context) => ({ plan, diagnostics: find(plan, context) }),
  };
}

/** A pass that only changes the plan. */
export function improve<Name extends string>(
  name: Name,
  change: (plan: Plan, context: PassContext) => Plan,
): Pass & { readonly name: Name } {
  return {
    name,
    role: "improve",
    run: (plan, context) => ({ plan: change(plan, context), diagnostics: [] }),
  };
}
