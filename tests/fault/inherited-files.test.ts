/** What was open when orchc was started is no script's: whoever uses a number asks nobody for permission. */
import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noWall } from "../support/bubblewrap.ts";
import { CLI } from "../support/built-cli.ts";
import { ownAgent } from "../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../support/user-workspace.ts";

/** Node itself keeps those up to 15 from its children. */
const FD = 30;

let user: UserWorkspace;
beforeAll(async () => {
  const agent = ownAgent({
    name: "own",
    tools: {
      look: {
        output: "{ text: z.string() }",
        run: `() => {
          const bytes = Buffer.alloc(20);
          return { text: bytes.toString("utf8", 0, readSync(${FD}, bytes, 0, 20, 0)) };
        }`,
      },
    },
  });
  const imports = 'import { readSync } from "node:fs";\n';
  user = await userWorkspace({ files: { "agents/own.ts": imports + agent, "open.txt": "secret" } });
  await user.plan("look", { t1: { tool: "own.look" } });
  expect(await user.orchc(["build", "look"])).toMatchObject({ status: 0 });
});
afterAll(() => user[Symbol.asyncDispose]());

test.skipIf(process.platform !== "linux").each([
  ["default", false],
  ["strict", noWall !== undefined],
])("sandbox: %s", (sandbox, isSkipped) => {
  if (isSkipped) return;
  // The second time, the process starts before the command has loaded.
  for (const _ of [1, 2]) {
    const fd = openSync(user.at("open.txt"), "r");
    const stdio = [
      "ignore",
      "pipe",
      "pipe",
      ...Array<"ignore">(FD - 3).fill("ignore"),
      fd,
    ] as const;
    const words = [
      CLI,
      "exec",
      "look",
      "--json",
      ...(sandbox === "strict" ? ["--sandbox", sandbox] : []),
    ];
    const { stdout } = spawnSync(process.execPath, words, { cwd: user.path, stdio: [...stdio] });
    closeSync(fd);
    const document = JSON.parse(String(stdout)) as { readonly data: unknown };
    expect(document).toMatchObject({ status: "success" });
    expect(JSON.stringify(document.data)).toContain('"text":""');
  }
});
