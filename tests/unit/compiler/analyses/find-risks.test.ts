import { describe, expect, test } from "vitest";
import { findRisks, highestRisk } from "../../../../src/compiler/analyses/find-risks.ts";
import { inputOf, planOf, toolInfo, type TaskText } from "../../../support/plans.ts";

const input = inputOf({ to: { type: "string", default: "out/a.txt" }, url: { type: "string" } });
const tools = new Map(
  [
    toolInfo("a.look", { permissions: { read: [{ arg: "to" }], env: ["HOME"], addons: true } }),
    toolInfo("a.ask", { permissions: { network: ["api.example.org"] } }),
    toolInfo("a.fetch", { input, permissions: { network: [{ arg: "url" }] } }),
    toolInfo("a.save", { input, effect: "write", permissions: { write: [{ arg: "to" }] } }),
    toolInfo("a.post", { effect: "write", idempotent: false }),
    toolInfo("a.drop", { effect: "destructive" }),
    toolInfo("a.run", { permissions: { commands: ["git"], network: ["api.example.org"] } }),
  ].map((tool) => [tool.name, tool]),
);
const riskOf = (task: TaskText) => findRisks(planOf({ t1: task }), tools).get("t1");

describe("the risk of a task", () => {
  test("is low when it only reads", () => {
    expect(riskOf({ tool: "a.look", args: { to: "/etc/hosts" } })).toEqual({
      risk: "low",
      reasons: [],
    });
  });

  test("is medium when it uses the network, or changes what may be changed twice", () => {
    expect(riskOf({ tool: "a.ask" })).toEqual({ risk: "medium", reasons: ["uses the network"] });
    expect(riskOf({ tool: "a.save" })).toEqual({
      risk: "medium",
      reasons: ["changes something", "writes files"],
    });
  });

  test("counts a permission that an argument names only when there is the argument", () => {
    expect(riskOf({ tool: "a.fetch" })?.risk).toBe("low");
    expect(riskOf({ tool: "a.fetch", args: { url: "https://example.org" } })?.risk).toBe("medium");
    expect(riskOf({ tool: "a.fetch", args: { url: { $param: "url" } } })?.risk).toBe("medium");
  });

  test("is high when it cannot just be done again, or leaves the workspace", () => {
    expect(riskOf({ tool: "a.post" })).toEqual({
      risk: "high",
      reasons: ["changes something that may not be changed twice"],
    });
    expect(riskOf({ tool: "a.drop" })?.reasons).toEqual(["destroys something"]);
    expect(riskOf({ tool: "a.run" })).toEqual({
      risk: "high",
      reasons: ["runs programs", "uses the network"],
    });
  });

  test.each(["/tmp/a.txt", "../a.txt", "out/../../a.txt", "C:\\a.txt", "..\\a.txt"])(
    "is high when it writes %s, outside of the workspace",
    (to) => {
      expect(riskOf({ tool: "a.save", args: { to } })).toEqual({
        risk: "high",
        reasons: [`writes ${to}, outside of the workspace`, "changes something", "writes files"],
      });
    },
  );

  test.each(["out/a.txt", "./out/../a.txt", "..a.txt"])("is medium when it writes %s", (to) => {
    expect(riskOf({ tool: "a.save", args: { to } })?.risk).toBe("medium");
  });

  test("is high when nothing is known of its tool", () => {
    expect(riskOf({ tool: "b.gone" })).toEqual({
      risk: "high",
      reasons: ["nothing is known of b.gone"],
    });
  });
});

test("the risk of a plan is the highest of its tasks", () => {
  const risks = findRisks(planOf({ t1: { tool: "a.look" }, t2: { tool: "a.ask" } }), tools);
  expect(highestRisk(risks.values())).toBe("medium");
  expect(highestRisk([])).toBe("low");
});
