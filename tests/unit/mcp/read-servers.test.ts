/** Configuration files of other tools: what is taken over, and what is left behind because it looks secret. */
import { expect, test } from "vitest";
import { readForeignServers } from "../../../src/mcp/foreign/read-servers.ts";
import { mcpServersSchema } from "../../../src/workspace/mcp-settings.ts";

const read = (value: object) => readForeignServers(JSON.stringify(value));

test("the form of most tools, and that of VS Code with its comments and variables", () => {
  const claude = read({ mcpServers: { disk: { command: "npx", args: ["-y", "server", "."] } } });
  expect(claude?.servers).toMatchObject([
    { name: "disk", config: { command: "npx", args: ["-y", "server", "."] }, hidden: [] },
  ]);
  const vscode = readForeignServers(`{
    // servers of this project
    "servers": {
      "My Server": {
        "type": "stdio", /* a program */
        "command": "node",
        "args": ["\${workspaceFolder}/server.js", "// no comment"],
        "env": { "LEVEL": "\${env:LEVEL}", "API_KEY": "\${input:api-key}" },
      },
    },
    "inputs": [],
  }`);
  expect(vscode?.servers).toMatchObject([
    {
      name: "My-Server",
      called: "My Server",
      config: {
        command: "node",
        args: ["./server.js", "// no comment"],
        env: { LEVEL: "${LEVEL}", API_KEY: "${API_KEY}" },
      },
      hidden: [],
    },
  ]);
});

test("what looks secret becomes a variable, wherever it stands", () => {
  const found = read({
    mcpServers: {
      gh: {
        command: "docker",
        args: [
          "run",
          "-e",
          "HOME",
          "--token=abc123",
          "--api-key",
          "topsecret",
          "--verbose",
          "sk-live-0123456789abcdef",
        ],
        env: { GITHUB_TOKEN: "x", LOG_LEVEL: "debug", SEED: "a1b2c3d4e5f6a7b8c9d0e1f2a3" },
      },
      web: {
        url: "https://user:pass@api.example.org/mcp?api_key=0123&lang=en",
        headers: { Authorization: "Bearer 0123456789", "X-Team": "7", Accept: "application/json" },
      },
    },
  });
  expect(found?.servers.map(({ config }) => config)).toEqual([
    {
      command: "docker",
      args: [
        "run",
        "-e",
        "HOME",
        "--token=${GH_TOKEN}",
        "--api-key",
        "${GH_API_KEY}",
        "--verbose",
        "${GH_ARG_7}",
      ],
      env: { GITHUB_TOKEN: "${GITHUB_TOKEN}", LOG_LEVEL: "debug", SEED: "${SEED}" },
    },
    {
      url: "https://user:${WEB_PASSWORD}@api.example.org/mcp?api_key=${WEB_API_KEY}&lang=en",
      headers: {
        Authorization: "Bearer ${WEB_AUTHORIZATION}",
        "X-Team": "${WEB_X_TEAM}",
        Accept: "application/json",
      },
    },
  ]);
  const kept = JSON.stringify(found?.servers);
  for (const secret of ["abc123", "topsecret", "sk-live", "a1b2c3", "user:pass", "0123"]) {
    expect(kept).not.toContain(secret);
  }
  for (const { name, config } of found?.servers ?? []) {
    expect(mcpServersSchema.safeParse({ [name]: config }).success).toBe(true);
  }
});

test("servers that cannot be used are told, and files that name none", () => {
  const found = read({
    mcpServers: {
      off: { command: "node", disabled: true },
      both: { command: "node", url: "http://x" },
      odd: "node",
      "1st": { command: "node" },
    },
  });
  expect(found?.leftOut.map(({ server }) => server)).toEqual(["off", "both", "odd"]);
  expect(found?.servers.map(({ name }) => name)).toEqual(["mcp-1st"]);
  expect(read({ servers: [{ url: "https://openapi.example.org" }] })).toBeUndefined();
  expect(() => readForeignServers("servers: {}")).toThrow(SyntaxError);
});
