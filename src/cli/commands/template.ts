import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { paramFlag } from "../source-flags.ts";
import type { Session } from "../session.ts";
import { listTemplates } from "../templates.ts";
import type { TemplateArguments } from "../template/arguments.ts";

const actions = {
  ls: async () => (await import("../template/list.ts")).listAll,
  show: async () => (await import("../template/show.ts")).show,
  save: async () => (await import("../template/save.ts")).save,
  use: async () => (await import("../template/use.ts")).use,
  rm: async () => (await import("../template/remove.ts")).remove,
} satisfies Record<string, () => Promise<Action>>;

type Action = (args: TemplateArguments, session: Session) => Promise<Outcome>;
type ActionName = keyof typeof actions;
const names = Object.keys(actions) as ActionName[];

/** Flags that belong to one action. */
const ACTION_OF = { from: "save", as: "use", param: "use" } as const;

export const command = defineCommand({
  positionals: {
    action: {
      type: "string",
      choices: names,
      default: "ls" as const,
      describe:
        "ls lists them; show prints one; save keeps a plan as one; use builds one; rm removes one",
    },
    name: { type: "string", describe: "of a template; NAME@2 is its second version" },
  },
  flags: {
    from: {
      type: "string",
      requiresArg: true,
      describe: "save: the build or the FILE.plan.yaml that is kept; default: the one of that name",
    },
    as: {
      type: "string",
      requiresArg: true,
      describe: "use: name of the build; default: the template's",
    },
    param: {
      ...paramFlag.param,
      describe: "use: a parameter's value, as name=value; may be given several times",
    },
  },
  examples: [
    ["orchc template save report --from revenue", "keep the plan of generated/revenue"],
    ["orchc template use report --param file=data/sales.csv --as sales-report", "build it"],
    ["orchc template show report@1", "its parameters, and what it says"],
  ],
  complete: async (session) => [
    ...names,
    ...new Set((await listTemplates(await session.workspace())).map(({ name }) => name)),
  ],
  async run({ action, name, from, as, param }, session): Promise<Outcome> {
    const given = { from, as, param };
    for (const [flag, owner] of Object.entries(ACTION_OF)) {
      if (given[flag as keyof typeof given] === undefined || action === owner) continue;
      throw wrong(`--${flag} is for ${owner}.`, action);
    }
    if ((name === undefined) !== (action === "ls")) {
      throw wrong(
        name === undefined
          ? "The name of a template is missing."
          : `Nothing is expected at ${JSON.stringify(name)}.`,
        action,
      );
    }
    const run: Action = await actions[action]();
    return run({ name: name ?? "", ...given }, session);
  },
});

function wrong(reason: string, action: ActionName): OrchcError {
  const usages: Record<ActionName, string> = {
    ls: "orchc template ls",
    show: "orchc template show NAME",
    save: "orchc template save NAME [--from BUILD|FILE]",
    use: "orchc template use NAME [--param name=value] [--as BUILD]",
    rm: "orchc template rm NAME",
  };
  return new OrchcError(wrongUsage({ reason, usage: usages[action] }));
}
