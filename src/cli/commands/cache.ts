import { existsSync } from "node:fs";
import prettyBytes from "pretty-bytes";
import { durationMs, durationSchema } from "../../contract/duration.ts";
import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { openStore, type CacheRow } from "../../runtime/index.ts";
import type { Workspace } from "../../workspace/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { withHistory } from "../history.ts";
import { count, localTime } from "../render/amounts.ts";
import { renderTable, type Column } from "../render/table.ts";

const usage = "orchc cache [ls|prune]";

export const command = defineCommand({
  positionals: {
    action: {
      type: "string",
      choices: ["ls", "prune"] as const,
      default: "ls" as const,
      describe: "ls lists what there is, by tool; prune forgets it: no later run takes it",
    },
  },
  flags: {
    "older-than": {
      type: "string",
      requiresArg: true,
      describe: "prune only what is older: 90s, 15m, 24h, 7d; default: all",
    },
  },
  examples: [
    ["orchc cache", "which results later runs could take"],
    [
      "orchc cache prune --older-than 7d",
      "forget what is older than a week; runs keep their results",
    ],
  ],
  complete: async () => ["ls", "prune"],
  async run({ action, olderThan }, session): Promise<Outcome> {
    const age = ageOf(action, olderThan);
    const workspace = await session.workspace();
    if (!existsSync(workspace.paths.database)) {
      return { text: "Nothing has been run here yet.", json: { tools: [], forgotten: 0 } };
    }
    if (action === "prune") return prune(workspace, age);
    const tools = await withHistory(workspace, (store) => store.cached());
    const { enabled, ttl } = workspace.config.cache;
    const text =
      tools.length === 0
        ? "No result could be taken by a later run."
        : renderTable(tools, COLUMNS, session.out);
    return { text, json: { enabled, ttl, tools } };
  },
});

function ageOf(action: string, written: string | undefined): number {
  if (written === undefined) return 0;
  if (action !== "prune") {
    throw new OrchcError(wrongUsage({ reason: "--older-than is for prune.", usage }));
  }
  if (durationSchema.safeParse(written).success) return durationMs(written);
  const reason = `--older-than ${written} is no length of time: write 90s, 15m, 24h or 7d.`;
  throw new OrchcError(wrongUsage({ reason, usage }));
}

async function prune({ paths }: Workspace, age: number): Promise<Outcome> {
  const store = await openStore(paths.database);
  try {
    const forgotten = await store.forget(new Date(Date.now() - age).toISOString());
    return { text: `Forgot ${count(forgotten, "result")}.`, json: { forgotten } };
  } finally {
    await store.close();
  }
}

const COLUMNS: readonly Column<CacheRow>[] = [
  { title: "tool", cell: ({ tool }) => tool, essential: true },
  { title: "results", cell: ({ results }) => String(results), align: "right" },
  { title: "size", cell: ({ bytes }) => prettyBytes(bytes), align: "right" },
  { title: "oldest", cell: ({ oldest }) => localTime(oldest) },
  { title: "newest", cell: ({ newest }) => localTime(newest) },
];
