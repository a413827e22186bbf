import { describe, expect, test } from "vitest";
import { openCatalog } from "../../../src/catalog/catalog.ts";
import { told } from "../../support/plans.ts";
import { problemsOf } from "../../support/problems.ts";
import { agentText, testWorkspace, toolText } from "../../support/workspaces.ts";

/** Where a tool's module writes that it was loaded. */
const count = (name: string) => ({
  before: `(globalThis as { loads?: string[] }).loads?.push(${JSON.stringify(name)});`,
});

describe("the agents of a workspace", () => {
  test("are found by looking into its folder, beside the built-in ones, sorted", async () => {
    await using folder = await testWorkspace({
      "agents/weather.ts": agentText("weather", ["forecast", "past"]),
      "agents/cooking.js": agentText("cooking", ["recipe"]),
      "agents/notes.md": "no module",
      "agents/weather.test.ts": "throw new Error('a test is no agent');",
      "agents/types.d.ts": "export {};",
      "agents/weather/forecast.ts": "throw new Error('tools are not loaded');",
    });
    const catalog = await openCatalog(folder.workspace);
    expect(catalog.diagnostics).toEqual([]);
    const names = catalog.cards.map(({ name }) => name);
    expect(names).toEqual(names.toSorted());
    expect(names).toEqual(expect.arrayContaining(["cooking", "data", "files", "weather"]));
    expect(catalog.cards.find(({ name }) => name === "weather")?.card).toBe("Does weather.");
    expect(catalog.toolNames).toEqual(
      expect.arrayContaining(["weather.forecast", "weather.past", "cooking.recipe", "data.query"]),
    );
    expect(catalog.loaded()).toEqual([]);
  });

  test("need no folder to be there", async () => {
    await using folder = await testWorkspace();
    const catalog = await openCatalog(folder.workspace);
    expect(catalog.diagnostics).toEqual([]);
    expect(catalog.cards.length).toBeGreaterThan(0);
  });
});

describe("a tool's module", () => {
  test("is loaded when it is asked for, once, and no other with it", async () => {
    await using folder = await testWorkspace({
      "agents/weather.ts": agentText("weather", ["forecast", "past"]),
      "agents/weather/forecast.ts": toolText("forecast", count("forecast")),
      "agents/weather/past.ts": toolText("past", count("past")),
      "agents/cooking.ts": agentText("cooking", ["recipe"]),
      "agents/cooking/recipe.ts": toolText("recipe", count("recipe")),
    });
    const counted = globalThis as { loads?: string[] };
    counted.loads = [];
    const catalog = await openCatalog(folder.workspace);
    expect(counted.loads).toEqual([]);

    expect(await catalog.tool("weather.none")).toBeUndefined();
    expect(await catalog.tool("none.forecast")).toBeUndefined();
    expect(await catalog.tool("constructor")).toBeUndefined();
    expect(counted.loads).toEqual([]);

    const [one, same] = await Promise.all([
      catalog.tool("weather.forecast"),
      catalog.tool("weather.forecast"),
    ]);
    expect(one).toBe(same);
    expect(counted.loads).toEqual(["forecast"]);
    expect(catalog.loaded()).toEqual(["weather.forecast"]);

    const tools = await catalog.toolsOf(["weather"]);
    expect(tools.map(({ name }) => name)).toEqual(["weather.forecast", "weather.past"]);
    expect(tools[0]).toBe(one);
    expect(counted.loads).toEqual(["forecast", "past"]);
    expect(catalog.loaded()).toEqual(["weather.forecast", "weather.past"]);
    delete counted.loads;
  });

  test("becomes data: schemas, permissions, and defaults for what it leaves out", async () => {
    await using folder = await testWorkspace({
      "agents/weather.ts": agentText("weather", ["forecast", "save"]),
      "agents/weather/forecast.ts": toolText("forecast", {
        input: "place: z.string(), days: z.int().default(3)",
        more: 'permissions: { network: ["api.example.org"] }, phrases: ["will it rain"],',
      }),
      "agents/weather/save.ts": toolText("save", {
        input: "file: z.string()",
        more: 'permissions: { write: [{ arg: "file" }] }, effect: "write", cacheable: false, estimate: { seconds: 0.2, usd: 1 },',
      }),
    });
    const catalog = await openCatalog(folder.workspace);
    expect(await catalog.toolsOf(["weather"])).toMatchObject([
      {
        name: "weather.forecast",
        agent: "weather",
        description: "Does forecast.",
        version: "1.0.0",
        input: { required: ["place"], properties: { days: { default: 3 } } },
        output: { required: ["text"], additionalProperties: false },
        effect: "read",
        cacheable: false,
        estimate: { seconds: 1, usd: 0 },
        phrases: ["will it rain"],
        module: {
          specifier: `file://${folder.at("agents/weather/forecast.ts")}`,
          export: "forecast",
        },
      },
      {
        name: "weather.save",
        permissions: { write: [{ arg: "file" }] },
        effect: "write",
        cacheable: false,
        estimate: { seconds: 0.2, usd: 1 },
      },
    ]);
  });

  test("may be the agent's own file, or an ES module in JavaScript", async () => {
    await using folder = await testWorkspace({
      "agents/small.ts": `${toolText("greet").replace("defineTool", "defineAgent, defineTool")}
export default defineAgent({ name: "small", card: "Small.", tools: { greet: () => import("./small.ts") } });
`,
      "agents/plain.mjs": agentText("plain", ["go"]).replace("go.ts", "go.mjs"),
      "agents/plain/go.mjs": toolText("go"),
    });
    const catalog = await openCatalog(folder.workspace);
    expect(await catalog.toolsOf(["small", "plain"])).toMatchObject([
      { name: "plain.go", module: { specifier: `file://${folder.at("agents/plain/go.mjs")}` } },
      { name: "small.greet", module: { specifier: `file://${folder.at("agents/small.ts")}` } },
    ]);
  });
});

describe("what is wrong with one agent does not hide the others", () => {
  test("files that cannot be loaded, are no agents, lack something, or take a name", async () => {
    await using folder = await testWorkspace({
      "agents/a-throws.ts": 'throw new Error("no key");',
      "agents/b-syntax.ts": "export default {",
      "agents/c-none.ts": "export const agent = 1;",
      "agents/d-other.ts": "export default { name: 'd' };",
      "agents/e-lacks.ts":
        'import { defineAgent } from "orchc/agent"; export default defineAgent({ name: "e.e", tools: { ok: () => 1, "a b": () => 1, no: 1 } });',
      "agents/f-bare.ts":
        'import { defineAgent } from "orchc/agent"; export default defineAgent({});',
      "agents/g-data.ts": agentText("data", []),
      "agents/g-odd#1.ts": agentText("odd", []),
      "agents/h-twin.ts": agentText("weather", []),
      "agents/i-twin.ts": agentText("weather", []),
    });
    const catalog = await openCatalog(folder.workspace);
    const lines = catalog.diagnostics.map((problem) => told(problem).replaceAll(folder.path, "."));
    expect(lines[1]).toMatch(
      /^ORC7001 The agent's file could not be loaded: .* @ .\/agents\/b-syntax.ts$/s,
    );
    expect(lines.toSpliced(1, 1)).toEqual([
      "ORC7001 The agent's file could not be loaded: no key @ ./agents/a-throws.ts",
      "ORC7002 The file is not an agent: it exports no agent and no tool. @ ./agents/c-none.ts",
      "ORC7002 The file is not an agent: its default export is something else. @ ./agents/d-other.ts",
      'ORC7007 The agent cannot be used: name has to be letters, digits, - and _, beginning with a letter; card has to be one line of text: it is what planners choose the agent by; tools["a b"] is not a name to import by; tools.no has to be a function. @ ./agents/e-lacks.ts',
      "ORC7007 The agent cannot be used: name has to be text that is not empty; card has to be one line of text: it is what planners choose the agent by; tools has to be a group of lazy imports, one a tool. @ ./agents/f-bare.ts",
      "ORC7007 The agent cannot be used: its file's name holds one of % # ?. @ ./agents/g-odd#1.ts",
      'ORC7003 The agent "data" is defined twice; the other one is built in. @ ./agents/g-data.ts',
      'ORC7003 The agent "weather" is defined twice; the other one is in ./agents/h-twin.ts. @ ./agents/i-twin.ts',
    ]);
    expect(catalog.cards.map(({ name }) => name)).toContain("weather");
    expect(await catalog.tool("data.query")).toMatchObject({ name: "data.query" });
  });

  test("an agents folder that is a file", async () => {
    await using folder = await testWorkspace({ agents: "" });
    const catalog = await openCatalog(folder.workspace);
    expect(catalog.diagnostics.map(({ code, places }) => [code, places])).toEqual([
      ["ORC1005", [{ in: "file", file: folder.at("agents") }]],
    ]);
    expect(catalog.cards.map(({ name }) => name)).toContain("data");
  });
});

describe("what is wrong with tools is reported together", () => {
  test("modules that are missing, throw, or export something else", async () => {
    await using folder = await testWorkspace({
      "agents/bad.ts": agentText("bad", ["absent", "throws", "unnamed", "fake", "renamed", "bare"]),
      "agents/bad/throws.ts": 'throw new Error("no key");',
      "agents/bad/unnamed.ts": "export const other = 1;",
      "agents/bad/fake.ts": "export const fake = { name: 'fake' };",
      "agents/bad/renamed.ts": toolText("original").replace("const original", "const renamed"),
      "agents/bad/bare.ts":
        'import { defineTool, z } from "orchc/agent"; export const bare = defineTool({ name: "bare", description: 5, input: z.string(), output: {}, effect: "none", estimate: { seconds: -1 }, permissions: { read: "x" } });',
      "agents/good.ts": agentText("good", ["fine"]),
      "agents/good/fine.ts": toolText("fine"),
    });
    const catalog = await openCatalog(folder.workspace);
    expect(catalog.diagnostics).toEqual([]);
    const problems = await problemsOf(() => catalog.toolsOf(["bad", "good"]));
    expect(problems[0]?.message).toContain("The tool bad.absent could not be loaded: ");
    expect(problems.slice(1).map((problem) => told(problem).replaceAll(folder.path, "."))).toEqual(
      [
        "bad.throws could not be loaded: no key",
        'bad.unnamed could not be loaded: its module exports nothing named "unnamed"',
        "bad.fake could not be loaded: it is not made by defineTool",
        'bad.renamed could not be loaded: the tool calls itself "original"',
        'bad.bare could not be loaded: description has to be a sentence: it is what planners choose the tool by; version has to be text, for example "1.0.0"; input has to be a z.object of zod 4; output has to be a z.object of zod 4; permissions.read has to be a list; effect has to be one of read, write, destructive; estimate.seconds has to be a number of seconds; run has to be a function',
      ].map((text, i) => `ORC7004 The tool ${text} @ ./agents/bad${i === 0 ? "/throws" : ""}.ts`),
    );
    expect(await catalog.toolsOf(["good"])).toHaveLength(1);
  });

  test("a permission for an argument that is not there", async () => {
    await using folder = await testWorkspace({
      "agents/bad.ts": agentText("bad", ["reads"]),
      "agents/bad/reads.ts": toolText("reads", {
        input: "file: z.string()",
        more: 'permissions: { read: [{ arg: "flie" as "file" }] },',
      }),
    });
    const catalog = await openCatalog(folder.workspace);
    const [problem] = await problemsOf(() => catalog.tool("bad.reads"));
    expect(problem?.message).toBe(
      'The tool bad.reads could not be loaded: permissions.read names the argument "flie", which the input does not have',
    );
  });

  test("schemas that JSON Schema cannot say, on both sides at once", async () => {
    await using folder = await testWorkspace({
      "agents/bad.ts": agentText("bad", ["dates"]),
      "agents/bad/dates.ts": toolText("dates", {
        input: "since: z.date()",
        output: "big: z.bigint()",
      }),
    });
    const catalog = await openCatalog(folder.workspace);
    const problems = await problemsOf(() => catalog.tool("bad.dates"));
    expect(problems.map((problem) => told(problem).replaceAll(folder.path, "."))).toEqual([
      "ORC7006 The input of bad.dates cannot be written as JSON Schema: Date cannot be represented in JSON Schema @ ./agents/bad.ts",
      "ORC7006 The output of bad.dates cannot be written as JSON Schema: BigInt cannot be represented in JSON Schema @ ./agents/bad.ts",
    ]);
  });

  test("a module that stands where scripts do not look for it", async () => {
    await using folder = await testWorkspace({
      "agents/bad.ts": agentText("bad", ["lost"]).replace("./bad/lost.ts", "../elsewhere/lost.ts"),
      "elsewhere/lost.ts": toolText("lost"),
      "agents/bad/lost.ts": "throw new Error('another one');",
    });
    const catalog = await openCatalog(folder.workspace);
    const [problem] = await problemsOf(() => catalog.tool("bad.lost"));
    expect(problem?.code).toBe("ORC7005");
    expect(problem?.help).toBe(`Move its module to ${folder.at("agents/bad/lost.ts")}.`);
  });
});

test("every built-in tool can be described", async () => {
  await using folder = await testWorkspace();
  const catalog = await openCatalog(folder.workspace);
  const tools = await catalog.toolsOf(catalog.cards.map(({ name }) => name));
  expect(tools.map(({ name }) => name)).toEqual(catalog.toolNames);
  expect(catalog.loaded()).toEqual(catalog.toolNames);
  for (const { name, agent, module } of tools) {
    expect(name).toBe(`${agent}.${module.export}`);
    expect(module.specifier).toBe(`orchc/agents/${agent}/${module.export}`);
  }
});
