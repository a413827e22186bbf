/** Servers that people have, from npm, as agents of a workspace: listed, planned, built, run in confined children. */
import { afterEach, expect, test } from "vitest";
import { CLI, startNode } from "../../support/built-cli.ts";
import { expectNothingLeft } from "../../support/leftovers.ts";
import { peer } from "../../support/mcp/peers.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

afterEach(expectNothingLeft);

const greeting = "Hello from a file\nand a second line\n";

async function diskWorkspace(): Promise<UserWorkspace> {
  const workspace = await userWorkspace({
    config: { mcpServers: { disk: peer("filesystem", "data") } },
    files: {
      "data/hello.txt": greeting,
      "queries/hello.plan.yaml": `description: The greeting
tasks:
  - id: read
    tool: disk.read_text_file
    args: { path: hello.txt, head: 1 }
  - id: words
    tool: text.keywords
    args: { text: { $ref: read.content } }
`,
    },
  });
  expect(await workspace.orchc(["tools", "--refresh", "disk"])).toMatchObject({ status: 0 });
  return workspace;
}

test("a server is unknown until it is listed, and then an agent like any other", async () => {
  await using workspace = await userWorkspace({
    config: { mcpServers: { disk: peer("filesystem", ".") } },
  });
  const before = await workspace.orchc(["tools"]);
  expect(before.stderr).toContain("ORC7020");
  expect(before.stderr).toContain("orchc tools --refresh disk");
  expect(workspace.exists("mcp")).toBe(false);

  const listed = await workspace.orchc(["tools", "--refresh"]);
  expect(listed.stdout).toContain("disk (secure-filesystem-server 0.2.0): 14 tools");
  const after = await workspace.orchc(["tools", "disk.write_file"]);
  expect(after).toMatchObject({ status: 0, stderr: "" });
  expect(after.stdout).toContain("destructive");
  expect(after.stdout).toMatch(/MCP servers: disk\.write_file#[0-9a-f]{16}/);
  expect(after.stdout).toContain("untrusted, somebody else wrote it: all of it");

  const again = await workspace.orchc(["tools", "--refresh"]);
  expect(again.stdout).toContain("nothing has changed");
});

test("modules of servers are modules in a package that is CommonJS, as npm makes it", async () => {
  await using workspace = await userWorkspace({
    config: { mcpServers: { disk: peer("filesystem", "data") } },
    files: { "package.json": '{ "type": "commonjs" }', "data/hello.txt": greeting },
  });
  await workspace.orchc(["tools", "--refresh", "disk"]);
  const { status, stdout, stderr } = await workspace.orchc(["tools", "disk.read_text_file"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("path");
  expect(await workspace.names("mcp")).toEqual(["disk", "package.json"]);
});

test("a server that is called like a built-in agent is told to have another name", async () => {
  await using workspace = await userWorkspace({
    config: { mcpServers: { git: peer("sequential-thinking") } },
  });
  const { status, stderr } = await workspace.orchc(["tools", "--refresh"]);
  expect(status).toBe(0);
  expect(stderr).toContain("ORC7003");
});

test("a plan of a person calls a server's tool in a child, and the answer comes of it", async () => {
  await using workspace = await diskWorkspace();
  expect(await workspace.orchc(["plan", "--check", "hello"])).toMatchObject({ status: 0 });
  expect(await workspace.orchc(["build", "hello"])).toMatchObject({ status: 0 });
  const { "u1.ts": script } = await workspace.files("generated/hello");
  expect(script).toContain('import { read_text_file } from "../../mcp/disk/read_text_file.ts";');
  expect(script).toMatch(/MCP servers, asked by the host: .*disk\.read_text_file#/);

  const run = await workspace.orchc(["exec", "hello"]);
  expect(run).toMatchObject({ status: 0 });
  const { "data.json": data } = await workspace.runFiles();
  expect(data).toContain("Hello from a file");
  expect(data).not.toContain("second line");

  expect(await workspace.node(["generated/hello/u1.ts"])).toMatchObject({ status: 0 });
  const outputs = workspace.rows("SELECT output_data FROM task_outputs WHERE task_id = 'read'");
  expect(outputs.map((row) => row["output_data"])).toEqual(
    Array.from({ length: 2 }, () => '{"content":"Hello from a file"}'),
  );
});

test("what a plan gets wrong of a server's tool is found before anything runs", async () => {
  await using workspace = await diskWorkspace();
  await workspace.write(
    "queries/wrong.plan.yaml",
    `tasks:
  - { id: read, tool: disk.read_text_file, args: { path: hello.txt } }
  - { id: words, tool: text.keywords, args: { text: { $ref: read.contents } } }
  - { id: more, tool: disk.read_text_file, args: { path: 7 } }
`,
  );
  const { status, stderr } = await workspace.orchc(["plan", "--check", "wrong"]);
  expect(status).toBe(2);
  expect(stderr).toContain("contents");
  expect(stderr).toMatch(/args\.path|path/);
});

test("what a server gave decides no argument of a destructive tool that no person has seen", async () => {
  await using workspace = await diskWorkspace();
  await workspace.write(
    "queries/copy.plan.yaml",
    `tasks:
  - { id: read, tool: disk.read_text_file, args: { path: hello.txt } }
  - { id: save, tool: disk.write_file, args: { path: copy.txt, content: { $ref: read.content } } }
`,
  );
  const { status, stderr } = await workspace.orchc(["build", "copy"]);
  expect(status).toBe(2);
  expect(stderr).toContain("ORC2080");
  expect(stderr).toContain("disk.write_file");
});

test("a request in words finds a server's tool by what the server says of it", async () => {
  await using workspace = await diskWorkspace();
  const planned = await workspace.orchc(["plan", "list allowed directories", "--name", "allowed"]);
  expect(planned).toMatchObject({ status: 0 });
  expect(planned.stdout).toContain("disk.list_allowed_directories");
});

test("a tool that fails says why in the words of its server", async () => {
  await using workspace = await diskWorkspace();
  await workspace.write(
    "queries/outside.plan.yaml",
    "tasks:\n  - { id: read, tool: disk.read_text_file, args: { path: /etc/passwd } }\n",
  );
  expect(await workspace.orchc(["build", "outside"])).toMatchObject({ status: 0 });
  const { status, stderr } = await workspace.orchc(["exec", "outside"]);
  expect(status).toBe(1);
  expect(stderr).toContain("MCP server disk: Access denied - path outside allowed directories");
});

test("a plan over several servers: one remembers what another has read, once a person agrees", async () => {
  await using workspace = await userWorkspace({
    files: {
      "data/hello.txt": greeting,
      "queries/remember.plan.yaml": `description: Remember the greeting
tasks:
  - id: read
    tool: disk.read_text_file
    args: { path: hello.txt, head: 1 }
  - id: keep
    tool: memory.create_entities
    args:
      entities:
        - { name: greeting, entityType: text, observations: [{ $ref: read.content }] }
  - id: think
    tool: thinker.sequentialthinking
    args: { thought: Done, nextThoughtNeeded: false, thoughtNumber: 1, totalThoughts: 1 }
  - id: graph
    tool: memory.read_graph
    needs: [{ task: keep }]
`,
    },
  });
  const memory = { ...peer("memory"), env: { MEMORY_FILE_PATH: workspace.at("memory.jsonl") } };
  const servers = {
    disk: peer("filesystem", "data"),
    memory,
    thinker: peer("sequential-thinking"),
  };
  await workspace.write("orchc.config.yaml", JSON.stringify({ mcpServers: servers }));
  expect(await workspace.orchc(["tools", "--refresh"])).toMatchObject({ status: 0 });
  expect(await workspace.orchc(["build", "remember"])).toMatchObject({ status: 0 });

  const asked = await workspace.orchc(["exec", "remember"]);
  expect(asked.status).toBe(3);
  expect(asked.stderr).toContain("memory.create_entities: write");
  expect(workspace.exists("memory.jsonl")).toBe(false);

  expect(await workspace.orchc(["exec", "remember", "--yes"])).toMatchObject({ status: 0 });
  const { "data.json": data } = await workspace.runFiles();
  expect(JSON.parse(data ?? "")).toMatchObject({
    memory: {
      graph: {
        entities: [{ name: "greeting", entityType: "text", observations: ["Hello from a file"] }],
        relations: [],
      },
    },
  });
});

test("the server that shows everything: data, a picture, progress, and a question to a person", async () => {
  await using workspace = await userWorkspace({
    config: { mcpServers: { demo: peer("everything") } },
    files: {
      "queries/all.plan.yaml": `tasks:
  - { id: weather, tool: demo.get_structured_content, args: { location: Chicago } }
  - { id: sum, tool: demo.get_sum, args: { a: 2, b: 3 } }
  - { id: image, tool: demo.get_tiny_image }
  - { id: slow, tool: demo.trigger_long_running_operation, args: { duration: 1, steps: 2 } }
`,
      "queries/ask.plan.yaml": "tasks:\n  - { id: ask, tool: demo.trigger_elicitation_request }\n",
    },
  });
  const listed = await workspace.orchc(["tools", "--refresh"]);
  expect(listed.status).toBe(0);
  expect(listed.stderr).toContain('"simulate-research-query" of the MCP server demo is left out');
  expect(await workspace.orchc(["build", "all"])).toMatchObject({ status: 0 });
  const run = await workspace.orchc(["exec", "all", "--events"]);
  expect(run.status).toBe(0);
  const { "data.json": data } = await workspace.runFiles();
  expect(JSON.parse(data ?? "")).toMatchObject({
    demo: {
      weather: {
        temperature: expect.any(Number) as number,
        conditions: expect.any(String) as string,
      },
      sum: { text: "The sum of 2 and 3 is 5.", files: [] },
      image: { files: [{ mediaType: "image/png" }] },
      slow: { text: expect.stringContaining("completed") as string },
    },
  });
  expect(run.stdout).toMatch(/"task\\.progress"|"type":"task.progress"/);

  expect(await workspace.orchc(["build", "ask"])).toMatchObject({ status: 0 });
  const asked = startNode(workspace.path, [CLI, "exec", "ask", "--run", "asked", "--yes"]);
  await asked.says("the call is kept open for the answer");
  const value = '{"name": "Ada", "integer": 7, "untitledSingleSelectEnum": "Monica"}';
  const answered = await workspace.orchc(["approve", "asked", "ask", "--value", value]);
  expect(`${answered.stdout}${answered.stderr}`).toContain("goes on by itself");
  expect(await asked.ended).toMatchObject({ status: 0 });
  const { "data.json": told } = await workspace.runFiles("asked");
  expect(told).toContain("Ada");
});
