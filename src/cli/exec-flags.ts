/** What `orchc exec`, `orchc run` and `orchc retry` have in common: how a build is run. */
import type { Options } from "yargs";
import type { ExecOptions } from "../runtime/index.ts";
import { yesFlag } from "./ask-first.ts";
import { budgetFlag, budgetSettings } from "./given-budget.ts";

export const execFlags = {
  "max-parallel": {
    type: "number",
    requiresArg: true,
    describe: "scripts in parallel; default: the configuration's, else the number of cores",
  },
  "allow-unused": {
    type: "boolean",
    describe: "continue although words of the query are not used; the answer lists them",
  },
  record: {
    type: "string",
    requiresArg: true,
    conflicts: "replay",
    describe:
      "a file that gets what services and programs answered: recordings/NAME.json for orchc test; replies of models go to NAME.model beside it",
  },
  replay: {
    type: "string",
    requiresArg: true,
    describe: "a file that was recorded: answer from it, without network, programs and models",
  },
  sandbox: {
    type: "string",
    requiresArg: true,
    choices: ["default", "strict"],
    describe: "what confines the scripts; default: the configuration's (docs/sandbox.md)",
  },
  approval: {
    type: "string",
    requiresArg: true,
    choices: ["optional", "required"],
    describe:
      "whether only an approved build runs; default: the configuration's (docs/approval.md)",
  },
  cache: {
    type: "boolean",
    describe:
      "take results of earlier runs for tasks that follow from their input alone; default: the configuration's (docs/cache.md)",
  },
  adapt: {
    type: "boolean",
    conflicts: ["record", "replay"],
    describe:
      "when tasks fail for good, go on with a changed plan; default: the configuration's (docs/adapting.md)",
  },
  ...budgetFlag,
  events: {
    type: "boolean",
    conflicts: "json",
    describe:
      "print what happens, one JSON object a line (schemas/event.schema.json), instead of the answer",
  },
  "skip-validation": { type: "boolean", describe: "do not check the answer against the data" },
  ...yesFlag,
} as const satisfies Record<string, Options>;

export interface ExecArguments {
  readonly maxParallel?: number | undefined;
  readonly budget?: readonly string[] | undefined;
  readonly skipValidation?: boolean | undefined;
  readonly yes?: boolean | undefined;
  readonly events?: boolean | undefined;
  readonly allowUnused?: boolean | undefined;
  readonly cache?: boolean | undefined;
  readonly adapt?: boolean | undefined;
  readonly run?: string | undefined;
  /** The run that goes on, and what of it is done again. */
  readonly resume?: (Pick<ExecOptions, "again"> & { readonly run: string }) | undefined;
  readonly record?: string | undefined;
  readonly replay?: string | undefined;
  readonly allowStale?: boolean | undefined;
  readonly digest?: string | undefined;
}

/** Flags that are settings, in the shape of the configuration. */
export function execSettings({
  sandbox,
  approval,
  budget,
}: {
  readonly sandbox?: string | undefined;
  readonly approval?: string | undefined;
  readonly budget?: readonly string[] | undefined;
}): Readonly<Record<string, unknown>> {
  return {
    ...(sandbox !== undefined && { sandbox }),
    ...(approval !== undefined && { approval }),
    ...budgetSettings(budget),
  };
}
