import { describe, expect, test } from "vitest";
import { lower } from "../../../../src/compiler/lower/index.ts";
import type { ToolPermissions } from "../../../../src/catalog/define.ts";
import type { Args } from "../../../../src/contract/values.ts";
import { inputOf, planOf, toolInfo } from "../../../support/plans.ts";
import { noPermissions } from "../../../support/permissions.ts";

function touched(permissions: ToolPermissions, args: Args = {}, input = inputOf({})) {
  const tool = toolInfo("x.y", { permissions, input });
  const plan = planOf({ a: { tool: "x.y", args }, other: {} });
  const tools = new Map([tool, toolInfo("test.echo")].map((info) => [info.name, info]));
  const unit = lower(plan, tools).units.find(({ tasks }) => tasks[0]?.id === "a");
  return { permissions: unit?.permissions, dynamic: unit?.dynamic };
}

test("a tool without permissions touches nothing", () => {
  expect(touched({})).toEqual({ permissions: noPermissions, dynamic: [] });
});

test("what the tool's author fixed, sorted and once", () => {
  expect(
    touched({
      network: ["b.example", "a.example", "b.example"],
      read: ["data"],
      commands: ["git"],
      env: ["B", "A"],
      model: true,
      addons: true,
    }).permissions,
  ).toEqual({
    ...noPermissions,
    network: ["a.example", "b.example"],
    read: ["data"],
    commands: ["git"],
    env: ["A", "B"],
    model: true,
    addons: true,
  });
});

test("of tasks in one process the one that needs most memory counts; without any the workspace decides", () => {
  const tools = [
    toolInfo("x.small", { permissions: { memoryMiB: 64 } }),
    toolInfo("x.large", { permissions: { memoryMiB: 512 } }),
  ];
  const plan = planOf({ a: { tool: "x.small" }, b: { tool: "x.large", needs: ["a"] } });
  const [unit] = lower(plan, new Map(tools.map((info) => [info.name, info]))).units;
  expect(unit?.tasks).toHaveLength(2);
  expect(unit?.permissions.memoryMiB).toBe(512);
  expect(touched({}).permissions).not.toHaveProperty("memoryMiB");
});

describe("an argument that names a path, host or command", () => {
  const file = { read: [{ arg: "file" }] } as const;

  test("is granted as the plan writes it, in its plainest form", () => {
    const read = (value: Args[string]) => touched(file, { file: value }).permissions?.read;
    expect(read("./data/../sales.csv")).toEqual(["sales.csv"]);
    expect(read("data/")).toEqual(["data"]);
    expect(read("/etc/hosts")).toEqual(["/etc/hosts"]);
    expect(read("/")).toEqual(["/"]);
    expect(read("../up")).toEqual(["../up"]);
    expect(read("")).toEqual(["."]);
    expect(read(["b.csv", "a.csv", 5])).toEqual(["a.csv", "b.csv"]);
    expect(read({ $text: ["data/", "a.csv"] })).toEqual(["data/a.csv"]);
    expect(read({ $literal: { $ref: "t1" } })).toEqual([]);
  });

  test("of a URL grants its host", () => {
    const hosts = (url: string) =>
      touched({ network: [{ arg: "url" }] }, { url }).permissions?.network;
    expect(hosts("https://api.example.org/v1?q=1")).toEqual(["api.example.org"]);
    expect(hosts("http://127.0.0.1:8080/x")).toEqual(["127.0.0.1:8080"]);
    expect(hosts("https://user:secret@example.org/")).toEqual(["example.org"]);
    expect(hosts("localhost:8080")).toEqual(["localhost:8080"]);
    expect(hosts("example.org")).toEqual(["example.org"]);
  });

  test("that the plan leaves out is the tool's default, even one that looks like a reference", () => {
    const input = inputOf({ file: { type: "string", default: "data" } });
    expect(touched(file, {}, input).permissions?.read).toEqual(["data"]);
    expect(touched(file, { file: "x" }, input).permissions?.read).toEqual(["x"]);
    const odd = inputOf({ file: { default: { $ref: "other.text" } } });
    expect(touched(file, {}, odd)).toEqual({ permissions: noPermissions, dynamic: [] });
    expect(touched(file)).toEqual({ permissions: noPermissions, dynamic: [] });
  });

  test("is granted when the script starts if it is known only then", () => {
    const known = (arg: Args[string]) => touched(file, { file: arg });
    for (const arg of [
      { $param: "p" },
      { $ref: "other.text" },
      { $text: ["data/", { $param: "p" }] },
      ["a.csv", { $param: "p" }],
    ]) {
      expect(known(arg)).toEqual({
        permissions: noPermissions,
        dynamic: [{ kind: "read", task: "a", arg }],
      });
    }
  });
});
