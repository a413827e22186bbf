/** `orchc tools --import`: from the file of another tool to an agent. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { peer } from "../../support/mcp/peers.ts";
import { userWorkspace } from "../../support/user-workspace.ts";

test("servers are added to the configuration, whose comments stay, and can be listed", async () => {
  await using workspace = await userWorkspace({
    files: {
      ".mcp.json": JSON.stringify({
        mcpServers: {
          git: { ...peer("sequential-thinking"), env: { GIT_TOKEN: "ghp_0123456789abcdef" } },
          memory: peer("memory"),
          old: { command: "node" },
        },
      }),
      "orchc.config.yaml":
        "# of this workspace\nwrite: [out] # only\nmcpServers:\n  old: { command: node }\n",
    },
  });
  const { status, stdout, stderr } = await workspace.orchc(["tools", "--import", ".mcp.json"]);
  expect(status).toBe(0);
  expect(stdout).toContain("Taken over into orchc.config.yaml: mcp-git, memory");
  expect(stderr).toContain("ORC7026");
  expect(stderr).toContain("a server old is configured already");
  const config = await readFile(workspace.at("orchc.config.yaml"), "utf8");
  expect(config).toContain("# of this workspace\nwrite: [ out ] # only");
  expect(config).toContain("GIT_TOKEN: ${GIT_TOKEN}");
  expect(config).not.toContain("ghp_");
  const listed = await workspace.orchc(["tools", "--refresh", "memory"]);
  expect(listed.stdout).toContain("memory (memory-server 0.6.3): 9 tools");
});
