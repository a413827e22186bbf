/** Tools whose server does not say what they give: their type is taken from results, and never believed blindly. */
import { expect, test } from "vitest";
import { shopProgram } from "../../support/mcp/programs.ts";
import { userWorkspace } from "../../support/user-workspace.ts";

const agent = `import { defineTool, z } from "orchc/agent";
export const half = defineTool({
  name: "half",
  description: "Halve a number.",
  version: "1",
  input: z.object({ of: z.number() }),
  output: z.object({ half: z.number() }),
  run: ({ of }) => ({ half: of / 2 }),
});
`;

const plan = (as: string) => `tasks:
  - { id: stock, tool: shop.stock, args: { as: ${as} } }
  - { id: half, tool: sums.half, args: { of: { $ref: "stock.data.stock[0].left" } } }
`;

test("a type is inferred, holds at run time, and is widened with a word to whoever relied on it", async () => {
  await using workspace = await userWorkspace({
    config: { mcpServers: { shop: shopProgram } },
    files: { "agents/sums.ts": agent, "queries/half.plan.yaml": plan("numbers") },
  });
  const orchc = (...words: string[]) => workspace.orchc(words);
  expect(await orchc("tools", "--refresh", "shop")).toMatchObject({ status: 0 });

  // Without a witness there is text, and nothing else to refer to.
  const untyped = await orchc("plan", "--check", "half");
  expect(untyped.status).toBe(2);
  expect(untyped.stderr).toContain("data");

  const nothing = await orchc("tools", "--witness", "shop.stock");
  expect(nothing.stderr).toContain("ORC7025");
  const witnessed = await orchc("tools", "--witness", "shop.stock", "--args", '{"as":"numbers"}');
  expect(witnessed.stdout).toContain("shop.stock has a type now");
  const { "witness/stock.json": kept, "stock.ts": module } = await workspace.files("mcp/shop");
  expect(kept).toContain('"inferred": true');
  expect(kept).not.toContain("tea");
  expect(module).toContain("// Inferred from results that were seen");

  expect(await orchc("build", "half")).toMatchObject({ status: 0 });
  expect(await orchc("exec", "half")).toMatchObject({ status: 0 });
  const { "data.json": data } = await workspace.runFiles();
  expect(JSON.parse(data ?? "{}")).toMatchObject({ sums: { half: { half: 3.5 } } });

  // A result of another shape fails its task, and is remembered.
  await workspace.write("queries/half.plan.yaml", plan("words"));
  expect(await orchc("build", "half")).toMatchObject({ status: 0 });
  const other = await orchc("exec", "half");
  expect(other.status).toBe(1);
  expect(other.stderr).toContain("/stock/0/left must be integer");
  expect(other.stderr).toContain("orchc tools --witness shop.stock");

  const widened = await orchc("tools", "--witness", "shop.stock");
  expect(widened).toMatchObject({ status: 0 });
  expect(widened.stderr).toContain("ORC7028");
  expect(widened.stderr).toContain("half (u1.ts)");
  const rebuilt = await orchc("build", "half");
  expect(rebuilt.status).toBe(2);
  expect(rebuilt.stderr).toMatch(/ORC3001|ORC20\d\d/);
  expect(rebuilt.stderr).toContain("number");
});

test("what changes something is not called to see its result, unless it is said", async () => {
  await using workspace = await userWorkspace({ config: { mcpServers: { shop: shopProgram } } });
  expect(await workspace.orchc(["tools", "--refresh"])).toMatchObject({ status: 0 });
  const words = ["tools", "--witness", "shop.order", "--args", '{"item":"tea"}'];
  const refused = await workspace.orchc(words);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain("ORC7029");
  const asked = await workspace.orchc([...words, "--yes"]);
  expect(asked.stderr).toContain("How many of tea?");
});
