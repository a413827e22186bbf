/** What is wrong with a file of the agents folder: told as a warning, with the line, and an error for who needs it. */
import { expect, test } from "vitest";
import { openCatalog } from "../../../src/catalog/catalog.ts";
import { testWorkspace, toolText } from "../../support/workspaces.ts";

/** `FILE:LINE` of each problem, by code. */
async function placesIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  await using folder = await testWorkspace(files);
  const { diagnostics } = await openCatalog(folder.workspace);
  return diagnostics.map(({ code, severity, places: [place] }) => {
    const where = place?.in === "file" ? `${place.file}:${place.line ?? "?"}` : "nowhere";
    return `${severity} ${code} ${where.replace(`${folder.path}/agents/`, "")}`;
  });
}

test.each([
  ["throws", "\n\nthrow new Error('no key');\n", "ORC7001 a.ts:3"],
  ["throws what is no error", "throw 'no key';\n", "ORC7001 a.ts:?"],
  ["imports a missing package", "import 'node:fs';\nimport 'not-there-xyz';\n", "ORC7001 a.ts:2"],
  ["imports a missing file", "import 'node:fs';\n\nimport './a/none.ts';\n", "ORC7001 a.ts:3"],
  ["imports what throws", "import './a/throws.ts';\n", "ORC7001 a/throws.ts:2"],
  ["exports nothing", "export {};\n", "ORC7002 a.ts:?"],
  [
    "lists its tools",
    'import { defineAgent } from "orchc/agent";\nexport default defineAgent({\n  name: "odd",\n  card: "Odd.",\n  tools: [] as never,\n});\n',
    "ORC7007 a.ts:5",
  ],
])("a file that %s is told about with its line", async (_, text, expected) => {
  const files = { "agents/a.ts": text, "agents/a/throws.ts": "\nthrow new Error('no');\n" };
  expect(await placesIn(files)).toEqual([`warning ${expected}`]);
});

test("the problem is known by the file's name and by the name that the file gives itself", async () => {
  await using folder = await testWorkspace({
    "agents/file-name.ts":
      'import "not-there-xyz";\nexport default defineAgent({\n  name: "own-name", card: "x", tools: {} });\n',
    "agents/fine.ts": toolText("go"),
  });
  const { broken, toolNames } = await openCatalog(folder.workspace);
  expect([...broken.keys()]).toEqual(["file-name", "own-name"]);
  expect(broken.get("own-name")).toMatchObject([{ code: "ORC7001", severity: "error" }]);
  expect(toolNames).toContain("fine.go");
});

test("a file that exports tools is an agent of its name, and its card is what they do", async () => {
  await using folder = await testWorkspace({
    "agents/weather.ts": `${toolText("forecast")}\n${toolText("past").replace(/^import.*$/m, "")}\nexport const other = 1;\n`,
  });
  const { cards, diagnostics, tool } = await openCatalog(folder.workspace);
  expect(diagnostics).toEqual([]);
  expect(cards).toContainEqual({ name: "weather", card: "Does forecast. Does past." });
  expect(await tool("weather.past")).toMatchObject({
    agent: "weather",
    module: { specifier: `file://${folder.at("agents/weather.ts")}`, export: "past" },
  });
  expect(await tool("weather.other")).toBeUndefined();
});

test.each([
  ["export default defineTool", "its default export is a tool", "export const NAME"],
  ["const unused = defineTool", "it exports nothing", "Export tools from it"],
])("a tool that no script can import: %s", async (written, message, help) => {
  const text = toolText("go").replace(/export const go = defineTool/, written);
  await using folder = await testWorkspace({ "agents/go.ts": text });
  const { diagnostics } = await openCatalog(folder.workspace);
  expect(diagnostics).toMatchObject([
    {
      code: "ORC7002",
      message: expect.stringContaining(message),
      help: expect.stringContaining(help),
    },
  ]);
});
