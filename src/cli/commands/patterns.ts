import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import type { PatternArguments } from "../patterns/arguments.ts";
import { readPatterns } from "../patterns/read-patterns.ts";
import type { Session } from "../session.ts";

const actions = {
  ls: async () => (await import("../patterns/list.ts")).list,
  show: async () => (await import("../patterns/show.ts")).show,
  share: async () => (await import("../patterns/share.ts")).share,
  import: async () => (await import("../patterns/import.ts")).importPattern,
  forget: async () => (await import("../patterns/forget.ts")).forget,
} satisfies Record<string, () => Promise<Action>>;

type Action = (args: PatternArguments, session: Session) => Promise<Outcome>;
type ActionName = keyof typeof actions;
const names = Object.keys(actions) as ActionName[];

export const command = defineCommand({
  positionals: {
    action: {
      type: "string",
      choices: names,
      default: "ls" as const,
      describe:
        "ls lists them; show prints one; share writes one as a file; import reads such a file; forget begins to count anew",
    },
    name: { type: "string", describe: "of a plan, or the beginning of an id; import: the file" },
  },
  flags: {
    out: {
      type: "string",
      requiresArg: true,
      describe: "share: the file; default: NAME.pattern.json here",
    },
    as: {
      type: "string",
      requiresArg: true,
      describe:
        "share: what it is called there; default: by its id, since names are made of queries",
    },
  },
  examples: [
    ["orchc patterns", "plans that ran well, and how often"],
    [
      "orchc patterns share sales --as sales-report",
      "write sales-report.pattern.json: no values are in it",
    ],
    ["orchc patterns import sales-report.pattern.json", "in the other workspace"],
  ],
  complete: async (session) => {
    const { workspace, catalog } = await session.project();
    const patterns = await readPatterns(workspace, await catalog());
    return [...names, ...patterns.map(({ name }) => name)];
  },
  async run({ action, name, out, as }, session): Promise<Outcome> {
    for (const [flag, value] of Object.entries({ out, as })) {
      if (value !== undefined && action !== "share") throw wrong(`--${flag} is for share.`, action);
    }
    if ((name === undefined) !== (action === "ls")) {
      throw wrong(
        name === undefined
          ? "What is meant is missing."
          : `Nothing is expected at ${JSON.stringify(name)}.`,
        action,
      );
    }
    const run: Action = await actions[action]();
    return run({ name: name ?? "", out, as }, session);
  },
});

function wrong(reason: string, action: ActionName): OrchcError {
  const usages: Record<ActionName, string> = {
    ls: "orchc patterns ls",
    show: "orchc patterns show NAME",
    share: "orchc patterns share NAME [--as NAME] [--out FILE]",
    import: "orchc patterns import FILE",
    forget: "orchc patterns forget NAME",
  };
  return new OrchcError(wrongUsage({ reason, usage: usages[action] }));
}
