/** The identity of a task follows from what it does, from all of it, and from nothing else. */
import fc from "fast-check";
import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Json, JsonObject } from "../../src/contract/json.ts";
import type { CoreTask } from "../../src/contract/manifest.ts";
import type { Arg } from "../../src/contract/values.ts";
import { identifier, type IdentityOptions } from "../../src/runtime/host/identity/identify.ts";
import { configSchema } from "../../src/workspace/config.ts";
import { workspaceAt } from "../../src/workspace/workspace.ts";
import { tempFolder, type TempFolder } from "../support/temp-folder.ts";

let folder: TempFolder;
beforeAll(async () => {
  folder = await tempFolder({ "data/a.txt": "a", "data/b.txt": "b" });
});
afterAll(() => folder[Symbol.asyncDispose]());

const tool = {
  name: "x.y",
  version: "1",
  code: "c",
  effect: "read",
  idempotent: true,
  cacheable: true,
} as const;

const taskOf = (args: CoreTask["args"], change: Partial<CoreTask> = {}): CoreTask => ({
  id: "t1",
  title: "A task",
  agent: "x",
  tool: "x.y",
  args,
  needs: [],
  priority: "medium",
  estimate: { seconds: 1, usd: 0 },
  retry: { limit: 0, backoff: "fixed", baseMs: 1 },
  timeoutMs: 1000,
  ...change,
});

function identify(change: Partial<IdentityOptions> = {}, outputs: JsonObject = {}) {
  return identifier({
    manifest: { tools: [tool] },
    params: {},
    workspace: workspaceAt(folder.path, configSchema.parse({})),
    env: {},
    output: async (task) => ({ inline: outputs[task] ?? null }),
    ...change,
  });
}

const hash = async (task: CoreTask, change?: Partial<IdentityOptions>, outputs?: JsonObject) =>
  (await identify(change, outputs)(task)).sha256;

const json = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>;
const data = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), json, { maxKeys: 4 });
const asArgs = (values: JsonObject): CoreTask["args"] =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { $literal: value }]));

test("names, places and limits play no part, nor the order in which arguments are written", async () => {
  const changes: fc.Arbitrary<Partial<CoreTask>> = fc.record({
    id: fc.stringMatching(/^t\d$/),
    title: fc.string(),
    timeoutMs: fc.nat(),
    priority: fc.constantFrom("high", "low"),
    needs: fc.constantFrom([], [{ task: "t0", when: "success" as const }]),
  });
  await fc.assert(
    fc.asyncProperty(data, changes, async (values, change) => {
      const turned = Object.fromEntries(Object.entries(values).toReversed());
      const expected = await hash(taskOf(asArgs(values)));
      expect(await hash(taskOf(asArgs(turned), change))).toBe(expected);
    }),
    { numRuns: 60 },
  );
});

test("equal data is equal wherever it comes from: written out, a parameter, or an output of any task", async () => {
  await fc.assert(
    fc.asyncProperty(json, async (value) => {
      const expected = await hash(taskOf({ a: { $literal: value } }));
      const params = { p: value };
      expect(await hash(taskOf({ a: { $param: "p" } }), { params })).toBe(expected);
      for (const task of ["t1", "t9"]) {
        const of = await hash(taskOf({ a: { $ref: `${task}.v` } }), {}, { [task]: { v: value } });
        expect(of).toBe(expected);
      }
    }),
    { numRuns: 60 },
  );
});

test("different arguments have different identities", async () => {
  const canonical = (value: JsonObject) => JSON.stringify(value, (_, part: unknown) => part);
  await fc.assert(
    fc.asyncProperty(data, data, async (a, b) => {
      fc.pre(canonical(sorted(a)) !== canonical(sorted(b)));
      expect(await hash(taskOf(asArgs(a)))).not.toBe(await hash(taskOf(asArgs(b))));
    }),
    { numRuns: 60 },
  );
});

function sorted<Value extends Json>(value: Value): Value {
  if (typeof value !== "object" || value === null)
    return Object.is(value, -0) ? (0 as Value) : value;
  if (Array.isArray(value)) return value.map(sorted) as unknown as Value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)])) as Value;
}

const file = (name: Arg): CoreTask => taskOf({ file: name }, { reads: [name] });

test.each<[string, () => Promise<string>]>([
  ["the tool's code", () => hash(taskOf({}), { manifest: { tools: [{ ...tool, code: "d" }] } })],
  [
    "a variable",
    () => hash(taskOf({}), { manifest: { tools: [{ ...tool, env: ["A"] }] }, env: { A: "1" } }),
  ],
  ["what a recording answers", () => hash(taskOf({}), { recorded: "2026-01-01" })],
  ["a file that is read", () => hash(file("data/a.txt"))],
  ["a missing field", () => hash(taskOf({ a: [{ $ref: "t1.v" }] }), {}, { t1: {} })],
  ["null", () => hash(taskOf({ a: [null] }))],
  ["an output on the bus", () => hash(taskOf({ a: { $ref: "t1.v" } }), onBus("1"))],
  ["another output on the bus", () => hash(taskOf({ a: { $ref: "t1.v" } }), onBus("2"))],
  ["another place in it", () => hash(taskOf({ a: { $ref: "t1.w" } }), onBus("1"))],
])("%s counts", async (_, changed) => {
  seen.push(await changed());
  expect(new Set(seen).size).toBe(seen.length);
});

const seen: string[] = [];
beforeAll(async () => void seen.push(await hash(taskOf({}))));

const onBus = (sha256: string): Partial<IdentityOptions> => ({
  output: async () => ({ file: { file: "t1/output.json", sha256, bytes: 1, mediaType: "" } }),
});

test("equal items of a loop are told apart by how many came before", async () => {
  await fc.assert(
    fc.asyncProperty(data, fc.nat(50), fc.nat(50), async (values, one, other) => {
      const task = taskOf(asArgs(values));
      const of = async (count?: number) => (await identify()(task, count)).sha256;
      expect(await of(0)).toBe(await of());
      expect((await of(one)) === (await of(other))).toBe(one === other);
      // Whichever item it is of and whatever it is called.
      expect((await identify()({ ...task, id: "t7" }, one)).sha256).toBe(await of(one));
    }),
    { numRuns: 60 },
  );
});

test("identities are the ones that outputs of earlier runs are kept under", async () => {
  expect(await hash(taskOf({ a: 1 }))).toBe(
    "fa0d29125d56549fe8f63fb14a5af3f0088d18008803b1b5177759afffb8af8e",
  );
});

test("files count by their content, folders by the names and contents in them", async () => {
  const one = identify();
  const before = await Promise.all(["data/a.txt", "data"].map((name) => one(file(name))));
  expect(before.map(({ byPath }) => byPath)).toEqual([undefined, undefined]);
  await writeFile(folder.at("data/a.txt"), "b");
  const after = await Promise.all(["data/a.txt", "data"].map((name) => one(file(name))));
  expect(after.map(({ sha256 }, at) => sha256 === before[at]?.sha256)).toEqual([false, false]);
  await writeFile(folder.at("data/a.txt"), "a");
  const again = await Promise.all(["data/a.txt", "data"].map((name) => one(file(name))));
  expect(again).toEqual(before);
});

test.each([
  [".", /what orchc keeps of runs lies in it/],
  ["/etc/hosts\0", /cannot be read/],
])("%j has no content that could be counted", async (name, why) => {
  expect((await identify()(file(name))).byPath).toMatch(why);
});

test("a path that only the run knows is not opened outside of the workspace", async () => {
  const identity = await identify({}, { t1: { file: "/etc/hosts" } })(file({ $ref: "t1.file" }));
  expect(identity.byPath).toMatch(/leads out of the workspace/);
});
