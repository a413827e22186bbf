/** `orchc test`: a run is recorded, repeated without its service, and a tool that changes is found. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { execa } from "execa";
import { expect, test } from "vitest";
import { CLI } from "../support/built-cli.ts";
import { noWall, withoutBubblewrap } from "../support/bubblewrap.ts";
import { expectDone, expectRefusal } from "../support/endings.ts";
import { ownAgent } from "../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../support/user-workspace.ts";

const agent = (output: string, result: string) =>
  ownAgent({
    name: "own",
    tools: {
      ask: {
        output,
        run: `async (_, context) => {
          const { text } = await context.fetch("https://service.example.test/");
          return ${result};
        }`,
        more: `permissions: { network: ["service.example.test"] },`,
      },
    },
  });

/** With `recordings/sample.json`; the service is gone. */
async function recorded(): Promise<UserWorkspace> {
  const service = createServer((_, response) => response.end("sunny"));
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  try {
    const workspace = await userWorkspace({
      config: { network: { routes: { "https://service.example.test": origin } } },
      files: { "agents/own.ts": agent("{ text: z.string() }", "{ text }") },
    });
    await workspace.plan("sample", { t1: { tool: "own.ask" } });
    expectDone(await workspace.orchc(["build", "sample"]));
    const record = ["exec", "sample", "--record", "recordings/sample.json"];
    const ended = await workspace.orchc(record);
    expectDone(ended);
    expect(ended.stderr).toMatch(/^ *Recorded +recordings\/sample\.json$/m);
    return workspace;
  } finally {
    service.closeAllConnections();
    service.close();
  }
}

test("a recorded run passes without its service, and leaves no run behind", async () => {
  await using workspace = await recorded();
  for (const words of [["test"], ["test", "sample"]]) {
    const { status, stdout, stderr } = await workspace.orchc(words);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "✓ sample\n" });
    expect(stderr).toContain("1 test passed.");
  }
  expect(workspace.rows("SELECT id FROM runs")).toHaveLength(1);
});

test("a run that failed is recorded as such, which its end says", async () => {
  await using workspace = await recorded();
  const record = ["exec", "sample", "--record", "recordings/failed.json"];
  const { status, stderr } = await workspace.orchc(record);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^ *Recorded +recordings\/failed\.json: a run that failed$/m);
});

test("a tool whose result has another form fails it, with what has changed", async () => {
  await using workspace = await recorded();
  const changed = agent("{ words: z.array(z.string()) }", '{ words: text.split(" ") }');
  await workspace.write("agents/own.ts", changed);
  expectDone(await workspace.orchc(["build", "sample"]));
  expectRefusal(await workspace.orchc(["test"]), {
    status: 1,
    code: "ORC4604",
    says: ["text text is gone", "words list is new"],
  });
});

test("one that cannot be read fails by itself: the others are repeated all the same", async () => {
  await using workspace = await recorded();
  await workspace.write("recordings/broken.json", "{");
  await workspace.write("recordings/gone.json", "{}");
  await workspace.plan("broken", { t1: { tool: "own.ask" } });
  expectDone(await workspace.orchc(["build", "broken"]));
  const { status, stdout, stderr } = await workspace.orchc(["test"]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "✗ broken\n✗ gone\n✓ sample\n" });
  expect(stderr).toMatch(/ORC4602.*recordings\/broken\.json cannot be read: it is not JSON/);
  expect(stderr).toMatch(/ORC4101 There is no build in .*gone/);
  expect(stderr).toContain("2 of 3 tests failed.");

  const changed = agent("{ words: z.array(z.string()) }", '{ words: text.split(" ") }');
  await workspace.write("agents/own.ts", changed);
  expectDone(await workspace.orchc(["build", "--all"]));
  const again = await workspace.orchc(["test"]);
  expect({ status: again.status, stdout: again.stdout }).toEqual({
    status: 1,
    stdout: "✗ broken\n✗ gone\n✗ sample\n",
  });
  expect(again.stderr).toContain("ORC4602");
  expect(again.stderr).toContain("ORC4604");
});

test("a recording of another plan, and none at all", async () => {
  await using workspace = await recorded();
  await workspace.plan("sample", { t1: { tool: "own.ask" }, t2: { tool: "own.ask" } });
  expectDone(await workspace.orchc(["build", "sample"]));
  const refusal = await workspace.orchc(["test", "sample"]);
  expectRefusal(refusal, {
    status: 2,
    code: "ORC4603",
    says: ["before the plan of sample changed"],
  });
  await workspace.remove("recordings/sample.json");
  expectRefusal(await workspace.orchc(["test", "sample"]), {
    status: 2,
    code: "ORC4602",
    says: ["there is no such file"],
  });
  expectRefusal(await workspace.orchc(["test"]), {
    status: 2,
    code: "ORC1018",
    says: ["There are no recordings"],
  });
});

test.skipIf(noWall !== undefined)("--sandbox strict repeats it behind the wall", async () => {
  await using workspace = await recorded();
  expectDone(await workspace.orchc(["test", "sample", "--sandbox", "strict"]));
});

test("--sandbox strict repeats nothing where there is no wall", async () => {
  await using workspace = await recorded();
  const words = [process.execPath, CLI, "test", "sample", "--sandbox", "strict"] as const;
  const [program, ...args] = withoutBubblewrap(words);
  const env = { PATH: process.env["PATH"] ?? "" };
  const { exitCode, stderr } = await execa(program, args, {
    cwd: workspace.path,
    env,
    extendEnv: false,
    reject: false,
  });
  expectRefusal(
    { status: exitCode, stdout: "", stderr },
    { status: 2, code: "ORC4401", says: ["strict"] },
  );
});
