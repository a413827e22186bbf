import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import type { IndexArguments } from "../repository/arguments.ts";
import type { Session } from "../session.ts";

type Action = (args: IndexArguments, session: Session) => Promise<Outcome>;

const actions = {
  update: async () => (await import("../repository/update.ts")).updateIndex,
  search: async () => (await import("../repository/search.ts")).searchIndex,
  symbol: async () => (await import("../repository/symbols.ts")).showSymbols,
  outline: async () => (await import("../repository/symbols.ts")).showOutline,
  status: async () => (await import("../repository/status.ts")).showStatus,
} satisfies Record<string, () => Promise<Action>>;

type ActionName = keyof typeof actions;
const names = Object.keys(actions) as ActionName[];

/** What each is asked with; nothing: it takes no words. */
const asked: Readonly<Record<ActionName, string | undefined>> = {
  update: undefined,
  search: "WORDS",
  symbol: "NAME",
  outline: "FILE",
  status: undefined,
};

export const command = defineCommand({
  positionals: {
    action: {
      type: "string",
      choices: names,
      default: "update" as const,
      describe:
        "update brings the index up to date; search finds passages; symbol finds declarations; outline lists those of a file; status says what the index has",
    },
    words: { type: "string", array: true, describe: "what is looked for, or the file" },
  },
  flags: {
    path: {
      type: "string",
      requiresArg: true,
      describe: "search, symbol: only below this folder, or in files of this pattern (*.test.ts)",
    },
    type: {
      type: "string",
      requiresArg: true,
      describe: "search, symbol: only this language (typescript) or ending (ts)",
    },
    symbol: {
      type: "string",
      requiresArg: true,
      describe: "search: only passages of declarations with this in their names",
    },
    limit: { type: "number", requiresArg: true, default: 10, describe: "files, or declarations" },
    "as-is": {
      type: "boolean",
      default: false,
      describe: "search, symbol, outline: the index as it is, without an update first",
    },
    "left-out": { type: "boolean", default: false, describe: "status: with the files left out" },
    watch: { type: "boolean", default: false, describe: "update: go on until interrupted" },
    wait: {
      type: "number",
      requiresArg: true,
      default: 60,
      describe: "seconds that another process may write the index first",
    },
  },
  examples: [
    ["orchc index", "read what has changed since the last time"],
    ['orchc index search "retry delay"', "passages about it, the best first"],
    ["orchc index search gate --path src/runtime --type ts", "only there"],
    ["orchc index symbol openStore", "where it is declared"],
  ],
  complete: async () => names,
  async run({ action, words = [], limit, wait, ...flags }, session): Promise<Outcome> {
    const text = words.join(" ").trim();
    const usage = `orchc index ${action}${asked[action] === undefined ? "" : ` ${asked[action]}`}`;
    const wrong = (reason: string) => new OrchcError(wrongUsage({ reason, usage }));
    if (text === "" && asked[action] !== undefined) throw wrong("What is meant is missing.");
    if (text !== "" && asked[action] === undefined) {
      throw wrong(`Nothing is expected at ${JSON.stringify(text)}.`);
    }
    if (!Number.isInteger(limit) || limit < 1) throw wrong("--limit is a whole number from 1.");
    if (!(wait >= 0)) throw wrong("--wait is a number of seconds.");
    const run: Action = await actions[action]();
    return run({ ...flags, words: text, limit, waitMs: wait * 1000 }, session);
  },
});
