/** What `orchc plan` and `orchc run` have in common: words, a file or a name, and how to plan it. */
import { optimisationNames } from "../contract/optimisations.ts";
import type { Options, PositionalOptions } from "yargs";
import { strictnessLevels, type Strictness } from "../contract/strictness.ts";

export const sourcePositionals = {
  query: {
    type: "string",
    array: true,
    describe:
      "a query in words, a FILE.query.md or FILE.plan.yaml, or the name of a file in queries/",
  },
} as const satisfies Record<string, PositionalOptions>;

export const paramFlag = {
  param: {
    type: "string",
    array: true,
    requiresArg: true,
    describe: "a parameter's value, as name=value; may be given several times",
  },
} as const satisfies Record<string, Options>;

export const profileFlags = {
  profile: {
    type: "string",
    requiresArg: true,
    describe:
      "parallelism, retries, optional tasks, strictness and budget of the plan: conservative, balanced, aggressive or one of the configuration (docs/profiles.md)",
  },
  strictness: {
    type: "string",
    requiresArg: true,
    choices: strictnessLevels,
    describe: "which findings are errors; default: the profile's, then the configuration's",
  },
} as const satisfies Record<string, Options>;

export const sourceFlags = {
  ...paramFlag,
  name: {
    type: "string",
    requiresArg: true,
    describe: "name of the plan and of its folder in generated/",
  },
  ...profileFlags,
  "max-tasks": { type: "number", requiresArg: true, describe: "refuse plans with more tasks" },
  planner: {
    type: "string",
    requiresArg: true,
    choices: ["grammar", "model", "both"],
    describe:
      "which planner, or both, of whose plans the better one is taken; default: the configuration's",
  },
  without: {
    type: "string",
    array: true,
    requiresArg: true,
    choices: optimisationNames,
    describe: "leave out a pass of the optimiser; may be given several times",
  },
  reading: {
    type: "number",
    array: true,
    requiresArg: true,
    describe:
      "which reading is meant, from 1, of a query that has several (ORC2108) or one to confirm (ORC2114, ORC2115)",
  },
  "allow-unused": {
    type: "boolean",
    describe: "continue although words of the query are not used; plan and answer list them",
  },
  params: {
    type: "boolean",
    describe: "turn required arguments that the query does not give into parameters",
  },
} as const satisfies Record<string, Options>;

export interface SourceArguments {
  readonly query?: readonly (string | number)[] | undefined;
  readonly param?: readonly (string | number)[] | undefined;
  readonly name?: string | undefined;
  readonly maxTasks?: number | undefined;
  readonly planner?: string | undefined;
  readonly without?: readonly string[] | undefined;
  readonly profile?: string | undefined;
  readonly strictness?: Strictness | undefined;
  readonly budget?: readonly (string | number)[] | undefined;
  readonly reading?: readonly number[] | undefined;
  readonly allowUnused?: boolean | undefined;
  readonly params?: boolean | undefined;
}
