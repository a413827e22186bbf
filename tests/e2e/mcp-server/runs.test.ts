import { setTimeout } from "node:timers/promises";
import type { Progress } from "@modelcontextprotocol/client";
import { afterEach, describe, expect, test } from "vitest";
import { gateWorkspace } from "../../support/gate-workspace.ts";
import { childProcesses, expectNothingLeft, isAlive } from "../../support/leftovers.ts";
import { mcpClient, type McpClient } from "../../support/mcp-client.ts";
import { napWorkspace } from "../../support/nap-workspace.ts";
import { orchc } from "../../support/built-cli.ts";

afterEach(expectNothingLeft);

/** Holds until `FILE` is there. */
const holding = (
  id: string,
  file: string,
) => `  - { id: ${id}, tool: desk.hold, args: { file: ${file} } }
`;

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setTimeout(20);
}

/** `exec asked`, and when its client has heard that a task has started. */
function execUntil(mcp: McpClient, task: string, signal?: AbortSignal) {
  const started = Promise.withResolvers<void>();
  const onProgress = ({ message = "" }: Progress): void => {
    if (message.startsWith(`${task} started`)) started.resolve();
  };
  const options = { onProgress, ...(signal !== undefined && { signal }) };
  return { ended: mcp.call("exec", { name: "asked" }, options), started: started.promise };
}

const GATE = `  - { id: t1, kind: gate, question: "Send it?" }
  - { id: t2, tool: desk.note, args: { text: sent }, needs: [{ task: t1 }] }
`;

describe("a run", () => {
  test("says how far it is, with numbers that grow", async () => {
    await using workspace = await gateWorkspace(
      holding("t1", "go.txt") +
        '  - { id: t2, tool: desk.note, args: { text: "b" }, needs: [{ task: t1 }] }\n',
    );
    await using mcp = await mcpClient(workspace.path);
    const told: Progress[] = [];
    const running = mcp.call(
      "exec",
      { name: "asked" },
      { onProgress: (one) => void told.push(one) },
    );
    await until(() => told.some(({ message = "" }) => message.startsWith("t1 started")));
    await setTimeout(300);
    await workspace.write("go.txt", "on");
    const { isError, document } = await running;
    expect({ isError, status: document["status"] }).toEqual({ isError: false, status: "success" });
    const numbers = told.map(({ progress }) => progress);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(told.at(-1)?.total).toBe(2);
  });

  test("that writes needs a yes, and says what asks", async () => {
    await using folder = await napWorkspace([{ id: "t1", tool: "scribble" }]);
    expect((await orchc(folder.path, ["build", "naps"])).status).toBe(0);
    await using mcp = await mcpClient(folder.path);
    const { tools } = await mcp.client.listTools();
    const naps = tools.find(({ name }) => name === "naps");
    expect(naps?.description).toContain("t1 (nap.scribble: write)");
    expect(naps?.annotations?.destructiveHint).toBe(true);
    for (const [name, args] of [
      ["exec", { name: "naps" }],
      ["naps", {}],
      ["naps", { yes: false }],
    ] as const) {
      const asked = await mcp.call(name, args);
      expect(asked).toMatchObject({ isError: true, document: { exitStatus: 3 } });
      expect(asked.text).toContain("t1 (nap.scribble: write)");
      expect(asked.text).toContain("`yes: true`");
    }
    expect((await mcp.call("runs")).document["runs"]).toEqual([]);
    expect((await mcp.call("naps", { yes: true })).document).toMatchObject({ status: "success" });
    expect((await mcp.call("exec", { name: "naps", yes: true })).isError).toBe(false);
  });

  test("waits at a gate, which a person decides: approve is refused unless the workspace allows it", async () => {
    await using workspace = await gateWorkspace(GATE);
    await using mcp = await mcpClient(workspace.path);
    const waiting = await mcp.call("exec", { name: "asked" });
    expect(waiting).toMatchObject({
      isError: false,
      document: { exitStatus: 3, status: "waiting" },
    });
    const run = String(waiting.document["run"]);
    const { document: listed } = await mcp.call("gates");
    expect(listed["gates"]).toMatchObject([{ run, task: "t1", question: "Send it?" }]);

    for (const name of ["approve", "reject"]) {
      const refused = await mcp.call(name, { run, task: "t1", by: "Ann" });
      expect(refused).toMatchObject({ isError: true, document: { exitStatus: 3 } });
      expect(refused.text).toContain("ORC4531");
      expect(refused.text).toContain(`orchc ${name} ${run} t1`);
    }
    expect((await mcp.call("gates")).document["gates"]).toHaveLength(1);

    await workspace.write("orchc.config.yaml", "mcp: { allowDecisions: true }\n");
    for (const by of ["", "  "]) {
      expect((await mcp.call("approve", { run, task: "t1", by })).text).toContain("ORC4530");
    }
    const approved = await mcp.call("approve", { run, task: "t1", by: "Ann", reason: "as agreed" });
    expect(approved.isError).toBe(false);
    expect(approved.document).toMatchObject({
      by: "Ann (through test-client)",
      decision: "approved",
    });
    const { document: done } = await mcp.call("resume", { run });
    expect(done).toMatchObject({ run, status: "success" });
    expect(workspace.rows("SELECT decided_by FROM manual_interventions")).toEqual([
      { decided_by: "Ann (through test-client)" },
    ]);
  });

  test("is cancelled with its request, and goes on later", async () => {
    await using workspace = await gateWorkspace(
      '  - { id: t1, tool: desk.note, args: { text: "kept" } }\n' +
        "  - { id: t2, tool: desk.hold, args: { file: go.txt }, needs: [{ task: t1 }] }\n",
    );
    await using mcp = await mcpClient(workspace.path);
    const abort = new AbortController();
    const { started, ended } = execUntil(mcp, "t2", abort.signal);
    const outcome = ended.then(
      () => "answered",
      () => "refused",
    );
    await started;
    abort.abort("not now");
    expect(await outcome).toBe("refused");
    await until(() => childProcesses(mcp.pid).length === 0);
    expect(workspace.rows("SELECT status FROM runs")).toEqual([{ status: "cancelled" }]);
    await workspace.write("go.txt", "on");
    const { document } = await mcp.call("resume", { run: "last" });
    expect(document).toMatchObject({ status: "success" });
    expect(workspace.rows("SELECT count(*) AS tries FROM attempts WHERE task_id = 't1'")).toEqual([
      { tries: 1 },
    ]);
  });

  test("that is executed is not gone on with by another request", async () => {
    await using workspace = await gateWorkspace(holding("t1", "go.txt"));
    await using mcp = await mcpClient(workspace.path);
    const { started, ended } = execUntil(mcp, "t1");
    await started;
    const refused = await mcp.call("resume", { run: "last" });
    expect(refused.isError).toBe(true);
    expect(refused.text).toContain("ORC4204");
    await workspace.write("go.txt", "on");
    expect((await ended).document).toMatchObject({ status: "success" });
  });
});

describe("several requests", () => {
  test("at once run side by side", async () => {
    await using workspace = await gateWorkspace(holding("t1", "go.txt"));
    await using mcp = await mcpClient(workspace.path);
    const three = [1, 2, 3].map(() => execUntil(mcp, "t1"));
    await Promise.all(three.map(({ started }) => started));
    // and others are answered in the meantime
    expect((await mcp.call("runs")).document["runs"]).toHaveLength(3);
    await workspace.write("go.txt", "on");
    const ended = await Promise.all(three.map((one) => one.ended));
    expect(ended.map(({ document }) => document["status"])).toEqual(Array(3).fill("success"));
    expect(new Set(ended.map(({ document }) => document["run"])).size).toBe(3);
  });
});

describe("a client that goes", () => {
  test.each(["closes", "is killed with the server", "ends the server"])(
    "%s: its runs are settled, and no process is left",
    async (how) => {
      await using workspace = await gateWorkspace(holding("t1", "go.txt"));
      const mcp = await mcpClient(workspace.path);
      const { started, ended } = execUntil(mcp, "t1");
      const outcome = ended.then(
        () => "answered",
        () => "refused",
      );
      await started;
      const processes = [mcp.pid, ...childProcesses(mcp.pid).map(({ pid }) => pid)];
      expect(processes.length).toBeGreaterThan(2);
      if (how === "closes") await mcp.client.close();
      else process.kill(mcp.pid, how === "ends the server" ? "SIGTERM" : "SIGKILL");
      expect(await outcome).toBe("refused");
      await until(() => !processes.some(isAlive));
      expect(workspace.rows("SELECT status FROM runs")).toEqual([{ status: "cancelled" }]);
      await mcp.client.close();
    },
  );
});
