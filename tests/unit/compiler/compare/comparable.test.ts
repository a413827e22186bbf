/** What is known of a plan: by its build where there is one of this very plan, and by its tools as they are now otherwise. */
import { describe, expect, test } from "vitest";
import { comparableOf, diffPlans } from "../../../../src/compiler/compare/index.ts";
import { openCatalog } from "../../../../src/catalog/catalog.ts";
import { build, knownTools } from "../../../../src/compiler/index.ts";
import type { Manifest } from "../../../../src/contract/manifest.ts";
import { planOf } from "../../../support/plans.ts";
import { agentText, testWorkspace, toolText } from "../../../support/workspaces.ts";

const asks = (more: string) => ({
  "agents/shop.ts": agentText("shop", ["ask", "tell"]),
  "agents/shop/ask.ts": toolText("ask", { more }),
  "agents/shop/tell.ts": toolText("tell"),
});
const plan = planOf({ t1: { tool: "shop.ask" }, t2: { tool: "shop.tell" } });

async function built(more: string) {
  await using folder = await testWorkspace(asks(more));
  const catalog = await openCatalog(folder.workspace);
  const { manifest, diagnostics } = await build({
    plan,
    workspace: folder.workspace,
    catalog,
    mode: "write",
  });
  expect(diagnostics).toEqual([]);
  return { manifest: manifest as Manifest, tools: await knownTools([plan], catalog) };
}

describe("the same plan", () => {
  test("touches more when its tool asks for more than when it was built", async () => {
    const before = await built("");
    const now = await built('effect: "write", permissions: { network: ["api.example.org"] },');
    const was = comparableOf(plan, now.tools, before.manifest);
    expect(was).toMatchObject({ isAsBuilt: true, unknownTools: [] });
    const found = diffPlans(was, comparableOf(plan, now.tools, now.manifest));
    expect(found).toMatchObject({
      isEqual: false,
      permissions: { gained: [{ kind: "network", name: "api.example.org" }], lost: [] },
      changed: [{ after: { id: "t1" }, changes: [{ of: "risk" }] }],
    });
  });

  test("is judged by its tools as they are when the build is of another plan", async () => {
    const { manifest, tools } = await built('permissions: { network: ["api.example.org"] },');
    const other = planOf({ t1: { tool: "shop.tell" } });
    const found = comparableOf(other, tools, manifest);
    expect(found).toMatchObject({ isAsBuilt: false, touches: { permissions: { network: [] } } });
  });

  test("is known by its build alone when the workspace has its tools no more", async () => {
    const { manifest } = await built('permissions: { network: ["api.example.org"] },');
    const found = comparableOf(plan, new Map(), manifest);
    expect(found.unknownTools).toEqual([]);
    expect(found.touches.permissions.network).toEqual(["api.example.org"]);
    expect(found.risks.get("t1")).toEqual({ risk: "medium", reasons: ["uses the network"] });
    expect(found.risks.get("t2")).toEqual({ risk: "low", reasons: [] });
    expect(found.coverage).toBeUndefined();
  });

  test("has the highest risk where neither knows its tools", () => {
    const found = comparableOf(plan, new Map());
    expect(found.unknownTools).toEqual(["shop.ask", "shop.tell"]);
    expect(found.risks.get("t1")?.risk).toBe("high");
  });
});

test("a tool that cannot be loaded is left out, and the others are there", async () => {
  await using folder = await testWorkspace({
    ...asks(""),
    "agents/shop/ask.ts": "export const ask = ;",
  });
  const tools = await knownTools([plan], await openCatalog(folder.workspace));
  expect([...tools.keys()]).toEqual(["shop.tell"]);
});
