/** Signals end work that never looks up: nothing listens for them but what cancels a run. */
import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { REPOSITORY, startNode, CLI } from "../support/built-cli.ts";
import { expectDone } from "../support/endings.ts";
import { ownAgent } from "../support/own-agent.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { nodeOnTerminal } from "../support/terminal.ts";
import { userWorkspace } from "../support/user-workspace.ts";

const ENDLESS =
  "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";

test("a recursive query of the history", async () => {
  await using workspace = await userWorkspace({
    files: {
      "agents/own.ts": ownAgent({ name: "own", tools: { a: { run: "() => ({ done: true })" } } }),
    },
  });
  await workspace.plan("one", { t1: { tool: "own.a" } });
  expectDone(await workspace.orchc(["build", "one"]));
  expectDone(await workspace.orchc(["exec", "one"]));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    const running = startNode(workspace.path, [CLI, "sql", ENDLESS]);
    while (!isOpen(running.pid, "orchestrator_results.db")) await sleep(20);
    running.kill(signal);
    expect((await running.ended).status).toBeUndefined();
  }
});

function isOpen(pid: number, name: string): boolean {
  const folder = `/proc/${pid}/fd`;
  if (!existsSync(folder)) throw new Error("the process has ended");
  return readdirSync(folder).some((fd) => {
    try {
      return readlinkSync(join(folder, fd)).endsWith(name);
    } catch {
      return false; // closed in the meantime
    }
  });
}

test("what is drawn over itself on a terminal listens for no signal", async () => {
  await using folder = await tempFolder({
    "draw.ts": `
import { redraw } from ${JSON.stringify(join(REPOSITORY, "src/cli/redraw.ts"))};
const update = await redraw({ stream: process.stderr });
update("Planning");
console.log("listeners: " + ["SIGINT", "SIGTERM", "SIGHUP"].map((name) => process.listenerCount(name)));
for (;;);
`,
  });
  const typed = { after: "listeners", keys: "\u0003" };
  const { status, drawn } = await nodeOnTerminal(folder.path, ["draw.ts"], typed);
  expect(drawn).toContain("listeners: 0,0,0");
  expect(status).toBe(130);
});
