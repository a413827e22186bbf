/** Modules as Node itself loads them: the test runner would compile any syntax. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import {
  agentText,
  testWorkspace,
  toolText,
  type TestWorkspace,
} from "../../support/workspaces.ts";

const source = join(import.meta.dirname, "../../../src");

/** What the catalog of a workspace says when a process of its own opens it and describes some tools. */
async function describeInNode(folder: TestWorkspace, tools: readonly string[]): Promise<unknown> {
  const script = `
    import { openCatalog } from ${JSON.stringify(join(source, "catalog/catalog.ts"))};
    const catalog = await openCatalog(${JSON.stringify(folder.workspace)});
    const problem = (error) => error.diagnostics?.map(({ code, message }) => code + " " + message) ?? String(error);
    const tools = await Promise.all(
      ${JSON.stringify(tools)}.map((name) => catalog.tool(name).then((tool) => tool?.module, problem)),
    );
    const diagnostics = catalog.diagnostics.map(({ code, message }) => code + " " + message);
    console.log(JSON.stringify({ diagnostics, tools }));
  `;
  const args = ["--input-type=module", "--eval", script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder.path });
  return JSON.parse(stdout) as unknown;
}

const withEnum = "export enum Unit { Celsius = 'C', Kelvin = 'K' }\n";

test("enums in agents and tools, several at once, beside modules that need nothing special", async () => {
  await using folder = await testWorkspace({
    "agents/one.ts": withEnum + agentText("one", ["measure"]),
    "agents/one/measure.ts": toolText("measure", { before: withEnum }),
    "agents/two.ts": withEnum + agentText("two", ["measure"]),
    "agents/two/measure.ts": toolText("measure"),
    "agents/three.ts": agentText("three", ["measure"]),
    "agents/three/measure.ts": toolText("measure", { before: withEnum }),
  });
  const names = ["one", "two", "three"];
  expect(
    await describeInNode(
      folder,
      names.map((name) => `${name}.measure`),
    ),
  ).toEqual({
    diagnostics: [],
    tools: names.map((name) => ({
      specifier: `file://${folder.at(`agents/${name}/measure.ts`)}`,
      export: "measure",
    })),
  });
});

test("a tool with an enum is enough, when no agent needs more than its types stripped", async () => {
  await using folder = await testWorkspace({
    "agents/only.ts": agentText("only", ["measure"]),
    "agents/only/measure.ts": toolText("measure", { before: withEnum }),
  });
  expect(await describeInNode(folder, ["only.measure"])).toMatchObject({
    diagnostics: [],
    tools: [{ export: "measure" }],
  });
});

test("where such a module would be read as CommonJS, what to do is said", async () => {
  await using folder = await testWorkspace({
    "package.json": "{}",
    "agents/one.ts": withEnum + agentText("one", []),
  });
  expect(await describeInNode(folder, [])).toMatchObject({
    diagnostics: [
      'ORC7001 The agent\'s file could not be loaded: it is read as CommonJS: put "type": "module" into the package.json above it',
    ],
  });
});

test("syntax that is none stays an error", async () => {
  await using folder = await testWorkspace({
    "agents/one.ts": "export default {",
    "agents/two.ts": withEnum + agentText("two", []),
  });
  expect(await describeInNode(folder, [])).toMatchObject({
    diagnostics: [expect.stringMatching(/^ORC7001 The agent's file could not be loaded: /)],
  });
});
