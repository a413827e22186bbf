import { expect, test } from "vitest";
import type { ToolInfo } from "../../../../../src/catalog/tool-info.ts";
import { searchableTool } from "../../../../../src/compiler/planner/search/searchable-tool.ts";
import { createToolSearch } from "../../../../../src/compiler/planner/search/tool-search.ts";

function tool(name: string, changes: Partial<ToolInfo>): ToolInfo {
  return {
    name,
    agent: name.split(".")[0] ?? "",
    description: "",
    version: "1",
    input: {},
    output: {},
    permissions: {},
    effect: "read",
    idempotent: true,
    cacheable: true,
    estimate: { seconds: 1, usd: 0 },
    phrases: [],
    module: { specifier: "", export: "" },
    ...changes,
  };
}

test("a tool is found by its name, description, phrases, arguments and what it gives", async () => {
  const field = (name: string, description?: string) => ({
    type: "object",
    properties: { [name]: { type: "string", ...(description !== undefined && { description }) } },
  });
  const tools = [
    tool("a.findHarbour", {}),
    tool("b.two", { description: "Counts sheep" }),
    tool("c.three", { phrases: ["knit a jumper"] }),
    tool("d.four", { input: field("shoeSize", "in the sizes of Paris") }),
    tool("e.five", { output: field("altitude", "metres above the sea") }),
  ];
  const search = createToolSearch(tools.map(searchableTool));
  const first = async (query: string) => (await search.search(query, 1))[0]?.id;
  expect(await first("harbours")).toBe("a.findHarbour");
  expect(await first("counting sheep")).toBe("b.two");
  expect(await first("knitting")).toBe("c.three");
  expect(await first("my shoe size")).toBe("d.four");
  expect(await first("Paris")).toBe("d.four");
  expect(await first("what altitude")).toBe("e.five");
  expect(await first("metres above the sea")).toBe("e.five");
});
