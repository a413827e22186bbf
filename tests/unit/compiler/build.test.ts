import { execFile } from "node:child_process";
import { chmod, mkdir, readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { openCatalog } from "../../../src/catalog/catalog.ts";
import { build, type Built } from "../../../src/compiler/index.ts";
import { canonicalJson, sha256 } from "../../../src/contract/json.ts";
import type { Plan } from "../../../src/contract/plan.ts";
import { hostileTexts } from "../../support/hostile.ts";
import { planOf, told } from "../../support/plans.ts";
import {
  agentText,
  testWorkspace,
  toolText,
  type TestWorkspace,
} from "../../support/workspaces.ts";

/** A shop: prices as candles, and two tools that take numbers and text. */
const shop = {
  "agents/shop.ts": agentText("shop", ["prices", "mean", "label"]),
  "agents/shop/prices.ts": toolText("prices", {
    input: "coin: z.string().optional(), days: z.number().optional()",
    output: "prices: z.array(z.object({ at: z.string(), usd: z.number() })), name: z.string()",
  }),
  "agents/shop/mean.ts": toolText("mean", {
    input: "values: z.array(z.number()), weights: z.array(z.array(z.number())).optional()",
    output: "mean: z.number()",
  }),
  "agents/shop/label.ts": toolText("label", {
    input: "text: z.string(), style: z.object({ size: z.number().optional() }).optional()",
  }),
};

const plan = planOf({
  t1: { tool: "shop.prices", args: { coin: "bitcoin" } },
  t2: { tool: "shop.mean", args: { values: [{ $ref: "t1.prices[0].usd" }, 2] } },
  t3: { tool: "shop.label", args: { text: { $ref: "t1.name" } } },
});

async function buildIn(
  folder: TestWorkspace,
  given: Plan = plan,
  mode: "write" | "check" = "write",
): Promise<Built> {
  const { workspace } = folder;
  return build({ plan: given, workspace, catalog: await openCatalog(workspace), mode });
}

/** Every file of the generated folder with its bytes and the time of its last change. */
async function filesIn(folder: TestWorkspace): Promise<Map<string, string>> {
  const { generated } = folder.workspace.paths;
  const names = await readdir(generated, { recursive: true }).catch((): string[] => []);
  const entries = names.toSorted().map(async (name): Promise<[string, string]> => {
    const path = join(generated, name);
    const { mtimeNs } = await stat(path, { bigint: true });
    const bytes = await readFile(path).catch(() => Buffer.from("a folder"));
    return [name, `${mtimeNs} ${bytes.toString("hex")}`];
  });
  return new Map(await Promise.all(entries));
}

const contents = (files: ReadonlyMap<string, string>) =>
  [...files].map(([name, text]) => `${name} ${text.split(" ")[1]}`);

describe("a build", () => {
  test("has a script a unit, types, a picture, a page, the plan, and the hashes of all", async () => {
    await using folder = await testWorkspace(shop);
    const built = await buildIn(folder);
    expect(built.diagnostics).toEqual([]);
    expect(built.folder).toBe(folder.at("generated/sample"));
    expect(built.written).toEqual([
      "README.md",
      "graph.svg",
      "manifest.json",
      "orchc.lock",
      "types.ts",
      "u1.ts",
      "u2.ts",
      "u3.ts",
    ]);
    const { manifest } = built;
    const hash = async (file: string) => sha256(await readFile(join(built.folder, file)));
    for (const { file, sha256: expected } of manifest!.units)
      expect(await hash(file)).toBe(expected);
    expect(Object.keys(manifest!.files)).toEqual([
      "../../agents/shop.ts",
      "../../agents/shop/label.ts",
      "../../agents/shop/mean.ts",
      "../../agents/shop/prices.ts",
      "README.md",
      "graph.svg",
      "orchc.lock",
      "types.ts",
    ]);
    for (const [file, expected] of Object.entries(manifest!.files)) {
      expect(await hash(file)).toBe(expected);
    }
    expect(manifest!.plan).toBe(sha256(canonicalJson(plan)));
    expect(JSON.parse(await folder.read("generated/sample/plan.json"))).toEqual(plan);
    expect(JSON.parse(await folder.read("generated/sample/manifest.json"))).toEqual(manifest);
  });

  test("writes nothing a second time", async () => {
    await using folder = await testWorkspace(shop);
    await buildIn(folder);
    const before = await filesIn(folder);
    const again = await buildIn(folder);
    expect(again).toMatchObject({ written: [], removed: [], differing: [] });
    expect(again.unchanged).toHaveLength(8);
    expect(await filesIn(folder)).toEqual(before);
  });

  test("has the same bytes in another folder", async () => {
    await using one = await testWorkspace(shop);
    await using two = await testWorkspace(shop);
    await buildIn(one);
    await buildIn(two);
    expect(contents(await filesIn(two))).toEqual(contents(await filesIn(one)));
  });

  test("of a changed plan rewrites what changes and removes what is left over, and nothing else", async () => {
    await using folder = await testWorkspace(shop);
    await buildIn(folder);
    await folder.write("generated/sample/notes.md", "mine");
    await folder.write("generated/sample/u1.test.ts", "mine too");
    const before = await filesIn(folder);
    const smaller = { ...plan, tasks: plan.tasks.slice(0, 1) };
    const built = await buildIn(folder, smaller);
    expect(built.written).toEqual([
      "README.md",
      "graph.svg",
      "manifest.json",
      "orchc.lock",
      "types.ts",
    ]);
    expect(built.unchanged).toEqual(["u1.ts"]);
    expect(built.removed).toEqual(["u2.ts", "u3.ts"]);
    const after = await filesIn(folder);
    for (const kept of ["sample/notes.md", "sample/u1.test.ts", "sample/u1.ts"]) {
      expect(after.get(kept)).toBe(before.get(kept));
    }
    expect([...after.keys()]).not.toContain("sample/u2.ts");
  });

  test("of many tasks loads each of their tools once, and is no picture", async () => {
    await using folder = await testWorkspace({
      ...shop,
      "agents/shop/mean.ts": "throw new Error('no task uses this tool');",
    });
    const tasks = Array.from({ length: 200 }, (_, i) => [
      `t${i + 1}`,
      { tool: "shop.label", args: { text: `${i}` } },
    ]);
    const { workspace } = folder;
    const catalog = await openCatalog(workspace);
    const many = planOf(Object.fromEntries(tasks) as Parameters<typeof planOf>[0]);
    const built = await build({ plan: many, workspace, catalog, mode: "write" });
    expect(built.diagnostics).toEqual([]);
    expect(catalog.loaded()).toEqual(["shop.label"]);
    expect(built.written).toHaveLength(204);
    expect(built.written).not.toContain("graph.svg");
  });

  test("leaves nothing of its own in the temporary folder, whether it fits or not", async () => {
    await using folder = await testWorkspace({ ...shop, "tmp/.keep": "" });
    const { TMPDIR: temporary } = process.env;
    process.env.TMPDIR = folder.at("tmp");
    await buildIn(folder);
    await buildIn(folder, planOf({ t1: { tool: "shop.label", args: { text: { $ref: "t1" } } } }));
    await buildIn(folder, unfit);
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
    expect(await readdir(folder.at("tmp"))).toEqual([".keep"]);
    expect(await readdir(folder.at("generated"))).toEqual(["sample"]);
  });
});

describe("checking a build", () => {
  const differing = async (folder: TestWorkspace) => {
    const before = await filesIn(folder);
    const checked = await buildIn(folder, plan, "check");
    expect(await filesIn(folder)).toEqual(before);
    expect(checked).toMatchObject({ written: [], removed: [] });
    return checked.differing.map(({ file, why }) => `${file} ${why}`);
  };

  test("finds nothing in a fresh one, and writes nothing", async () => {
    await using folder = await testWorkspace(shop);
    await buildIn(folder);
    expect(await differing(folder)).toEqual([]);
  });

  test("finds every file missing where nothing was built, and makes no folder", async () => {
    await using folder = await testWorkspace(shop);
    expect(await differing(folder)).toHaveLength(8);
    expect(await readdir(folder.path)).toEqual(["agents", "package.json"]);
  });

  test("finds one changed byte, what is missing, and what the plan does not have", async () => {
    await using folder = await testWorkspace(shop);
    const { folder: generated } = await buildIn(folder);
    const script = join(generated, "u2.ts");
    await writeFile(script, (await readFile(script, "utf8")).replace("2]", "3]"));
    await rm(join(generated, "README.md"));
    await folder.write("generated/sample/u9.ts", "");
    expect(await differing(folder)).toEqual([
      "u2.ts is not what the plan gives",
      "README.md is missing",
      "u9.ts belongs to no unit of the plan",
    ]);
  });

  test("compares bytes, not what a decoder makes of them", async () => {
    await using folder = await testWorkspace(shop);
    const odd = { ...plan, source: { ...plan.source, query: "half a letter: \ufffd" } };
    const { folder: generated } = await buildIn(folder, odd);
    const page = join(generated, "README.md");
    const bytes = await readFile(page);
    const at = bytes.indexOf("\ufffd");
    await writeFile(
      page,
      Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at + 3)]),
    );
    expect((await readFile(page)).toString("utf8")).toBe(bytes.toString("utf8"));
    expect((await buildIn(folder, odd, "check")).differing).toMatchObject([
      { file: "README.md", why: "is not what the plan gives" },
    ]);
  });

  test("finds a changed module of the workspace by its hash", async () => {
    await using folder = await testWorkspace(shop);
    await buildIn(folder);
    const module = await folder.read("agents/shop/mean.ts");
    await folder.write("agents/shop/mean.ts", `${module}// changed\n`);
    expect(await differing(folder)).toEqual([
      "orchc.lock is not what the plan gives",
      "manifest.json is not what the plan gives",
    ]);
  });
});

/** Everything that types can find wrong, told by task and argument. */
const unfit = planOf(
  {
    t1: { tool: "shop.prices", args: { days: { $param: "coin" } } },
    t2: {
      tool: "shop.mean",
      args: {
        values: { $ref: "t1.prices" },
        weights: [[1], [{ $ref: "t1.prices[0].usd" }, { $ref: "t1.name" }]],
      },
      origin: { query: [2, 8] },
    },
    t3: {
      tool: "shop.label",
      args: { text: { $text: ["é 😀 ", { $ref: "t1.name" }] }, style: { size: { $ref: "t2" } } },
    },
  },
  { params: { coin: { type: "string" } } },
);

describe("data that does not fit", () => {
  test("is told by task and argument, with where it comes from, all at once", async () => {
    await using folder = await testWorkspace(shop);
    const { diagnostics, manifest } = await buildIn(folder, unfit);
    expect(manifest).toBeUndefined();
    expect(diagnostics.map(told)).toEqual([
      "ORC3001 t1.args.days: string does not fit number; it comes from the parameter coin @ t1 args.days",
      "ORC3001 t2.args.values: { at: string; usd: number }[] does not fit number[]; it comes from t1.prices (shop.prices) @ query 2-8 @ t2 args.values",
      "ORC3001 t2.args.weights.1.1: string does not fit number; it comes from t1.name (shop.prices) @ query 2-8 @ t2 args.weights.1.1",
      "ORC3001 t3.args.style.size: { mean: number } does not fit number; it comes from t2 (shop.mean) @ t3 args.style.size",
    ]);
  });

  test("writes nothing, not even the plan", async () => {
    await using folder = await testWorkspace(shop);
    await buildIn(folder, unfit);
    expect(await readdir(folder.path)).toEqual(["agents", "package.json"]);
  });

  test("leaves a build that is there as it is", async () => {
    await using folder = await testWorkspace(shop);
    await buildIn(folder);
    const before = await filesIn(folder);
    await buildIn(folder, unfit);
    expect(await filesIn(folder)).toEqual(before);
  });

  test("in a value of the plan itself says what to change", async () => {
    await using folder = await testWorkspace(shop);
    const odd = planOf({ t1: { tool: "shop.label", args: { text: "a", style: { "si ze": 1 } } } });
    const { diagnostics } = await buildIn(folder, odd);
    expect(diagnostics.map(told)).toEqual([
      "ORC3001 t1.args.style.si ze: Object literal may only specify known properties, and '\"si ze\"' does not exist in type '{ size?: number | undefined; }' @ t1 args.style.si ze",
    ]);
    expect(diagnostics[0]?.help).toBe("Change the value in the plan to one that the tool takes.");
  });
});

test("shapes go by their names, and what a value lacks is said", async () => {
  const candle = 'z.object({ at: z.string(), usd: z.number() }).meta({ id: "Candle" })';
  await using folder = await testWorkspace({
    ...shop,
    "agents/markt.ts": agentText("markt", ["history"]),
    "agents/markt/history.ts": toolText("history", { output: `prices: z.array(${candle})` }),
    "a.csv": "day,value\n2024-01-01,1\n",
  });
  const given = planOf({
    t1: { tool: "data.timeseries", args: { file: "a.csv" } },
    t2: { tool: "report.chart", args: { table: { $ref: "t1.series" } } },
    t3: { tool: "report.page", args: { charts: [{ $ref: "t1.table" }] } },
    t4: {
      tool: "report.chart",
      args: { table: { title: "Own", rows: { $ref: "t1.table.rows" } } },
    },
    t5: { tool: "shop.mean", args: { values: { $ref: "t1.series[0]" } } },
    t6: { tool: "markt.history" },
    t7: { tool: "shop.mean", args: { values: { $ref: "t6.prices" } } },
  });
  const { diagnostics } = await buildIn(folder, given);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "t7.args.values: Candle[] does not fit number[]; it comes from t6.prices (markt.history)",
    "t2.args.table: { name, count, mean, min, … }[] does not fit Table: it has no title, columns, rows; it comes from t1.series (data.timeseries)",
    "t3.args.charts.0: Table does not fit Chart: it has no file; it comes from t1.table (data.timeseries)",
    "t4.args.table: { rows: Record<string, string | number | boolean | null>[]; title: string; } does not fit Table: it has no columns",
    "t5.args.values: { name, count, mean, min, … } does not fit number[]; it comes from t1.series[0] (data.timeseries)",
  ]);
});

test("hostile text builds, is checked like any other, and is found again in the manifest", async () => {
  await using folder = await testWorkspace({
    "agents/any.ts": agentText("any", ["thing"]),
    "agents/any/thing.ts": toolText("thing", {
      input: "data: z.unknown(), list: z.array(z.unknown())",
    }),
  });
  const tasks = hostileTexts.map((title, index) => [
    `t${index}`,
    {
      tool: "any.thing",
      title,
      args: { data: { $literal: { [title]: title } }, list: [{ $text: [title, { $param: "p" }] }] },
    },
  ]);
  const given = planOf(Object.fromEntries(tasks) as Parameters<typeof planOf>[0], {
    source: { query: hostileTexts.join("\n"), sha256: "0", planner: hostileTexts.join(" ") },
    params: { p: { type: "string", description: hostileTexts.join("\n"), default: "*/" } },
  });
  const { diagnostics, manifest } = await buildIn(folder, given);
  expect(diagnostics).toEqual([]);
  const written = JSON.parse(canonicalJson(given)) as Plan;
  expect(manifest!.tasks.map(({ args }) => JSON.stringify(args))).toEqual(
    written.tasks.map(({ args }) => JSON.stringify(args)),
  );
  expect((await buildIn(folder, given, "check")).differing).toEqual([]);
});

describe("the workspace's own modules", () => {
  test("are checked with the build, and their errors told with their place", async () => {
    await using folder = await testWorkspace({
      ...shop,
      "agents/shop/mean.ts": `${toolText("mean", { input: "values: z.array(z.number())", output: "mean: z.number()" })}
const wrong: number = "text";
void wrong;
`,
    });
    const { diagnostics } = await buildIn(folder);
    expect(diagnostics).toMatchObject([
      {
        code: "ORC3002",
        message:
          "The type check of the build failed: Type 'string' is not assignable to type 'number'.",
        places: [{ in: "file", file: folder.at("agents/shop/mean.ts"), line: 13, column: 7 }],
      },
    ]);
  });

  test("may be more than types; the page says what such a script needs to run alone", async () => {
    await using folder = await testWorkspace({
      ...shop,
      "agents/shop/label.ts": toolText("label", {
        before: 'import { Size } from "../../lib/size.ts"; void Size.Small;',
      }),
      "lib/size.ts": `export enum Size { Small }
export class Box { constructor(readonly size: Size) {} }\n`,
    });
    const given = planOf({ t1: { tool: "shop.label" }, t2: { tool: "shop.prices" } });
    expect((await buildIn(folder, given)).diagnostics).toEqual([]);
    const page = await folder.read("generated/sample/README.md");
    const [, section = ""] = page.split("## Scripts that need a compiler");
    expect(section).toContain("`node --import tsx`");
    expect(section.match(/^\| `.*/gm)).toEqual(["| `u1.ts` | lib/size.ts |"]);
  });

  test("may use Node, and stand beside the agent's file under a name that has to be quoted", async () => {
    await using folder = await testWorkspace({
      'agents/it\'s a "shop" (1).ts': `import { readFile } from "node:fs/promises";
${toolText("greet", { before: "void readFile;" }).replace("defineTool", "defineAgent, defineTool")}
export default defineAgent({
  name: "shop", card: "Greets.", tools: { greet: () => import("./it's a \\"shop\\" (1).ts") },
});
`,
    });
    const { diagnostics, manifest } = await buildIn(folder, planOf({ t1: { tool: "shop.greet" } }));
    expect(diagnostics).toEqual([]);
    expect(Object.keys(manifest!.files)[0]).toBe('../../agents/it\'s a "shop" (1).ts');
  });

  test("stand in the manifest with all that they and their agent import, wherever it lies", async () => {
    const elsewhere = import.meta.filename.replace(
      /build\.test\.ts$/,
      "../../support/own-agent.ts",
    );
    await using folder = await testWorkspace({
      ...shop,
      "package.json": '{ "type": "module", "imports": { "#lib/*": "./lib/*" } }',
      "agents/shop/label.ts": toolText("label", {
        before: `import { size } from "../../lib/size.ts";
import type { Style } from "#lib/style.ts";
import "here";
import ${JSON.stringify(elsewhere)};
export const later = () => import("../../lib/later.ts");
export const style: Style | undefined = size;`,
      }),
      "lib/size.ts": 'export { size } from "./numbers/all.ts";\n',
      "lib/numbers/all.ts": `import list from "./list.json" with { type: "json" };
import * as back from "../size.ts"; // a cycle
void back;
export const size = list[0];\n`,
      "lib/numbers/list.json": "[7]",
      "lib/style.ts": "export type Style = number;\n",
      "lib/later.ts": 'export const text = "no import of ./never.ts";\n',
      "lib/never.ts": "",
      "node_modules/here/package.json": '{ "name": "here", "main": "main.js" }',
      "node_modules/here/main.js": "",
    });
    const only = planOf({ t1: { tool: "shop.label" } });
    const { diagnostics, manifest } = await buildIn(folder, only);
    expect(diagnostics).toEqual([]);
    const own = Object.entries(manifest!.files).filter(([path]) => path.startsWith("../"));
    const outside = relative(folder.at("generated/sample"), await realpath(elsewhere));
    const within = [
      "agents/shop.ts",
      "agents/shop/label.ts",
      "agents/shop/mean.ts",
      "agents/shop/prices.ts",
      "lib/later.ts",
      "lib/numbers/all.ts",
      "lib/numbers/list.json",
      "lib/size.ts",
      "lib/style.ts",
      "package.json",
    ].map(async (file) => [`../../${file}`, sha256(await folder.read(file))] as const);
    expect(Object.fromEntries(own)).toEqual({
      ...Object.fromEntries(await Promise.all(within)),
      [outside]: sha256(await readFile(elsewhere)),
    });
    await folder.write("lib/numbers/list.json", "[8]");
    const { differing } = await buildIn(folder, only, "check");
    const why = "is not what the plan gives";
    expect(differing).toMatchObject([
      { file: "orchc.lock", why },
      { file: "manifest.json", why },
    ]);
    expect(differing[1]?.lines?.join("\n")).toMatch(
      /^-.*lib\/numbers\/list\.json.*\n\+.*lib\/numbers\/list\.json/m,
    );
  });

  test("of a name like a file of the build's are not mistaken for it", async () => {
    await using folder = await testWorkspace({
      "agents/shop.ts": agentText("shop", ["u1"]),
      "agents/shop/u1.ts": `${toolText("u1")}const wrong: number = "text";\nvoid wrong;\n`,
    });
    const { diagnostics } = await buildIn(folder, planOf({ t1: { tool: "shop.u1" } }));
    expect(diagnostics).toMatchObject([
      { code: "ORC3002", places: [{ file: folder.at("agents/shop/u1.ts") }] },
    ]);
  });
});

describe("names never clash", () => {
  test("whatever tools, tasks and agents are called", async () => {
    const names = [
      "t1",
      "run",
      "unit",
      "Build",
      "OutputOf",
      "class_",
      "string",
      "object",
      "Promise",
    ];
    const words = ["await", "eval", "arguments", "undefined", "let", "type", "of", "any"];
    const odd = [...names, "toString"];
    await using folder = await testWorkspace({
      "agents/one.ts": agentText("one", odd),
      "agents/two-one.ts": agentText("two-one", odd),
      ...Object.fromEntries(
        ["one", "two-one"].flatMap((agent) =>
          odd.map((name) => [`agents/${agent}/${name}.ts`, toolText(name)]),
        ),
      ),
    });
    const tasks = ["one", "two-one"].flatMap((agent) => odd.map((name) => `${agent}.${name}`));
    const given = planOf(
      Object.fromEntries(
        [...tasks, ...tasks.slice(0, words.length)].map((tool, index) => [
          [...odd, "constructor", "t1-", "t-1", ...words][index] ?? `x${index}`,
          { tool, needs: index === 0 ? [] : ["t1"], args: {} },
        ]),
      ),
    );
    const { diagnostics, manifest } = await buildIn(folder, given);
    expect(diagnostics).toEqual([]);
    expect(manifest?.tasks).toHaveLength(given.tasks.length);
  });
});

describe("what cannot be written", () => {
  test("a file in the place of the folder, of the generated folder, or of a script's", async () => {
    const blocked = async (file: string, make: (path: string) => Promise<unknown>) => {
      await using folder = await testWorkspace(shop);
      await mkdir(join(folder.at(file), ".."), { recursive: true });
      await make(folder.at(file));
      const { diagnostics, manifest } = await buildIn(folder);
      expect(manifest).toBeUndefined();
      return diagnostics.map(({ code }) => code);
    };
    const asFile = (path: string) => writeFile(path, "");
    const asFolder = (path: string) => mkdir(path);
    expect(await blocked("generated", asFile)).toEqual(["ORC3005"]);
    expect(await blocked("generated/sample", asFile)).toEqual(["ORC3005"]);
    expect(await blocked("generated/sample/u1.ts", asFolder)).toEqual(["ORC3005"]);
    expect(await blocked("generated/sample/plan.json", asFolder)).toEqual(["ORC3005"]);
  });

  test("a name that no file system takes", async () => {
    await using folder = await testWorkspace(shop);
    const { diagnostics } = await buildIn(folder, { ...plan, name: "x".repeat(300) });
    expect(diagnostics.map(({ code }) => code)).toEqual(["ORC3005"]);
  });

  test("a read-only folder; to check a build in it, nothing needs to be written", async () => {
    await using folder = await testWorkspace(shop);
    await mkdir(folder.at("generated"));
    await chmod(folder.at("generated"), 0o555);
    await chmod(folder.path, 0o755);
    const script = `
      import { openCatalog } from ${source("catalog/catalog.ts")};
      import { build } from ${source("compiler/index.ts")};
      const workspace = ${JSON.stringify(folder.workspace)};
      const options = { plan: ${JSON.stringify(plan)}, workspace, catalog: await openCatalog(workspace) };
      const written = await build({ ...options, mode: "write" });
      const checked = await build({ ...options, mode: "check" });
      console.log(JSON.stringify([written.diagnostics, checked.diagnostics, checked.differing.length]));
    `;
    const [written, checked, differing] = await printedBy(script);
    expect(written).toMatchObject([
      {
        code: "ORC3005",
        message: expect.stringContaining("this user may not write there") as string,
        help: "Make the folder writable for this user, and run the command again.",
      },
    ]);
    expect(checked).toEqual([]);
    expect(differing).toBe(8);
    await chmod(folder.at("generated"), 0o755);
  });
});

/** What a script prints when a user runs it whom rights bind: the superuser, as whom tests may run, is none. */
async function printedBy(script: string): Promise<unknown[]> {
  const isSuperuser = process.getuid?.() === 0;
  const args = ["--input-type=module", "--eval", script];
  const user = isSuperuser ? { uid: 65_534, gid: 65_534 } : {};
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: "/", ...user });
  return JSON.parse(stdout) as unknown[];
}

function source(file: string): string {
  return JSON.stringify(join(import.meta.dirname, "../../../src", file));
}

describe("agents that the plan does not use", () => {
  test("may be broken: it is a warning", async () => {
    await using folder = await testWorkspace({
      ...shop,
      "agents/bad.ts": "throw new Error('no');",
    });
    const { diagnostics, manifest } = await buildIn(folder);
    expect(manifest).toBeDefined();
    expect(diagnostics).toMatchObject([{ code: "ORC7001", severity: "warning" }]);
  });

  test("are the reason, once, when the plan names them", async () => {
    await using folder = await testWorkspace({
      ...shop,
      "agents/bad.ts": "throw new Error('no');",
    });
    const { diagnostics } = await buildIn(folder, planOf({ t1: { tool: "bad.tool" } }));
    expect(diagnostics.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      "ORC7001 error",
    ]);
  });
});

test("a tool that the plan uses and that is broken is reported, not thrown", async () => {
  await using folder = await testWorkspace({
    ...shop,
    "agents/bad.ts": agentText("bad", ["absent", "empty"]),
    "agents/bad/empty.ts": "export {};",
  });
  const given = planOf({ t1: { tool: "bad.absent" }, t2: { tool: "bad.empty" } });
  const { diagnostics } = await buildIn(folder, given);
  expect(diagnostics.map(({ code }) => code)).toEqual(["ORC7004", "ORC7004"]);
});
