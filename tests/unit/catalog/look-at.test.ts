/** Looking at files: once, from the cache while nothing changes, and for a bounded time. */
import { chmod, readdir, utimes } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { openCatalog } from "../../../src/catalog/catalog.ts";
import { lookAt, type LookOptions } from "../../../src/catalog/facts/look-at.ts";
import { placeKey, type NamedPlace } from "../../../src/catalog/facts/places.ts";
import { told } from "../../support/plans.ts";
import { testWorkspace, type TestWorkspace } from "../../support/workspaces.ts";

/** Looks by reading the first line, counts its looks, and fails or hangs where the file says so. */
const agent = {
  "agents/lines.ts": `import { defineAgent } from "orchc/agent";
    export default defineAgent({ name: "lines", card: "Lines.", tools: {}, facts: () => import("./lines/facts.ts") });`,
  "agents/lines/facts.ts": `
    import { appendFile, readFile } from "node:fs/promises";
    import { setTimeout } from "node:timers/promises";
    import { ToolError, type FactsContext } from "orchc/agent";
    export async function facts(path: string, { resolve, reading, signal }: FactsContext) {
      await appendFile(resolve("looks.txt"), path + "\\n");
      const [first = ""] = (await readFile(resolve(path), "utf8")).split("\\n");
      if (first === "hang") await setTimeout(60_000, undefined, { signal });
      if (first === "refuse") throw new ToolError("Both fit.", { help: "Say which." });
      if (first === "break") throw new TypeError("no such thing");
      if (first === "nothing") return undefined;
      return { is: "table", columns: [{ name: first, type: "text" }], read: Object.keys(reading) };
    }`,
};

async function looking(folder: TestWorkspace): Promise<LookOptions> {
  return { workspace: folder.workspace, catalog: await openCatalog(folder.workspace) };
}

async function looks(folder: TestWorkspace): Promise<number> {
  const text = await folder.read("looks.txt").catch(() => "");
  return text.split("\n").length - 1;
}

const place = (path: string, reading = {}): NamedPlace => ({
  agent: "lines",
  path,
  reading,
  at: "file",
});
const table = (name: string, read: readonly string[] = []) => ({
  is: "table",
  columns: [{ name, type: "text" }],
  read,
});

/** A file whose last change lies so far back that its times can be trusted. */
async function writeOld(folder: TestWorkspace, path: string, text: string, at = 1): Promise<void> {
  await folder.write(path, text);
  await utimes(folder.at(path), at, at);
}

describe("a file", () => {
  test("is looked at once, however many tasks name it, and not again while it is as it was", async () => {
    await using folder = await testWorkspace(agent);
    await writeOld(folder, "a.txt", "one\n");
    const options = await looking(folder);
    for (let i = 0; i < 3; i += 1) {
      const { facts, problems } = await lookAt([place("a.txt"), place("a.txt")], options);
      expect(facts.get(placeKey(place("a.txt")))).toEqual(table("one"));
      expect(problems.size).toBe(0);
    }
    expect(await looks(folder)).toBe(1);
  });

  test("is not looked at again when only its times changed, and is when its content did", async () => {
    await using folder = await testWorkspace(agent);
    const options = await looking(folder);
    const see = async () =>
      (await lookAt([place("a.txt")], options)).facts.get(placeKey(place("a.txt")));
    await writeOld(folder, "a.txt", "one\n", 1);
    await see();
    await writeOld(folder, "a.txt", "one\n", 2);
    expect(await see()).toEqual(table("one"));
    expect(await looks(folder)).toBe(1);
    await writeOld(folder, "a.txt", "two\n", 2);
    expect(await see()).toEqual(table("two"));
    expect(await looks(folder)).toBe(2);
  });

  test("that was just written is compared by content: its times may not have ticked", async () => {
    await using folder = await testWorkspace({ ...agent, "a.txt": "one\n" });
    const options = await looking(folder);
    const see = async () =>
      (await lookAt([place("a.txt")], options)).facts.get(placeKey(place("a.txt")));
    expect(await see()).toEqual(table("one"));
    await folder.write("a.txt", "two\n");
    expect(await see()).toEqual(table("two"));
  });

  test("is another one when it is read in another way", async () => {
    await using folder = await testWorkspace(agent);
    await writeOld(folder, "a.txt", "one\n");
    const options = await looking(folder);
    const both = [place("a.txt"), place("a.txt", { header: 3 })];
    const { facts } = await lookAt(both, options);
    expect(both.map((one) => facts.get(placeKey(one)))).toEqual([
      table("one"),
      table("one", ["header"]),
    ]);
  });

  test("that takes too long is told, and left alone until it changes", async () => {
    await using folder = await testWorkspace(agent, { limits: { lookMs: 50 } });
    await writeOld(folder, "a.txt", "hang\n");
    const options = await looking(folder);
    for (let i = 0; i < 2; i += 1) {
      const { problems } = await lookAt([place("a.txt")], options);
      expect([...problems.values()].map(told)).toEqual([
        'ORC2032 What "a.txt" is like was not found out within 0.05 s, so the plan is not checked against it.',
      ]);
    }
    expect(await looks(folder)).toBe(1);
    await writeOld(folder, "a.txt", "one\n");
    const { facts } = await lookAt([place("a.txt")], options);
    expect(facts.get(placeKey(place("a.txt")))).toEqual(table("one"));
  });

  test("that the agent refuses, fails on, or knows nothing of", async () => {
    await using folder = await testWorkspace({
      ...agent,
      "a.txt": "refuse\n",
      "b.txt": "break\n",
      "c.txt": "nothing\n",
    });
    const { facts, problems } = await lookAt(
      [place("a.txt"), place("b.txt"), place("c.txt"), place("none.txt")],
      await looking(folder),
    );
    expect(facts.size).toBe(0);
    expect(
      ["a.txt", "b.txt"]
        .map((path) => problems.get(placeKey(place(path))))
        .map((problem) => [problem && told(problem), problem?.help, problem?.severity]),
    ).toEqual([
      ['ORC2031 The tools of this task cannot read "a.txt": Both fit.', "Say which.", "error"],
      [
        "ORC7008 The agent lines cannot inspect the files that the plan names: it failed on b.txt: no such thing",
        expect.any(String),
        "warning",
      ],
    ]);
  });

  test("is looked at as well where nothing can be kept", async () => {
    await using folder = await testWorkspace({
      ...agent,
      ".orchc": "a file in place of the folder",
    });
    await writeOld(folder, "a.txt", "one\n");
    const { facts } = await lookAt([place("a.txt")], await looking(folder));
    expect(facts.size).toBe(1);
  });

  test("whose entry in the cache is broken is looked at again", async () => {
    await using folder = await testWorkspace(agent);
    await writeOld(folder, "a.txt", "one\n");
    const options = await looking(folder);
    await lookAt([place("a.txt")], options);
    const [entry = ""] = await readdir(folder.at(".orchc/cache/facts"));
    await chmod(folder.at(`.orchc/cache/facts/${entry}`), 0o644);
    await folder.write(`.orchc/cache/facts/${entry}`, "{ no");
    expect((await lookAt([place("a.txt")], options)).facts.size).toBe(1);
    expect(await looks(folder)).toBe(2);
  });
});

test("nobody is waited for when planning is cancelled", async () => {
  await using folder = await testWorkspace({ ...agent, "a.txt": "hang\n", "b.txt": "hang\n" });
  const options = await looking(folder);
  const signal = AbortSignal.timeout(30);
  const work = lookAt([place("a.txt"), place("b.txt")], { ...options, signal });
  await expect(work).rejects.toThrow(/aborted|timeout/);
});
