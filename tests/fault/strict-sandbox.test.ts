/** What a wall around scripts stops that Node's permission model does not, and what has to work behind it all the same. */
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { queryHistory } from "../../src/runtime/index.ts";
import { noWall } from "../support/bubblewrap.ts";
import { eachWithOutside, withServer } from "../support/outside.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import type { TestUnit, TestWorkspace } from "../support/workspace.ts";

let workspace: TestWorkspace;
let outside: TestWorkspace;
eachWithOutside(
  (folders) => ({ workspace, outside } = folders),
  () => "strict",
);
let port = 0;
withServer((own) => (port = own));

/** Runs one tool, whose body may use `outside`, `port`, `attach` and everything of Node. */
async function attempt(body: string, change: Partial<TestUnit> = {}) {
  const addon = join(import.meta.dirname, "../../node_modules/better-sqlite3");
  const tool = `async (input, context) => {
    const outside = ${JSON.stringify(outside.root)};
    const port = ${port};
    const { createRequire } = await import("node:module");
    /** Writes a database file by native code, which asks Node for nothing. */
    const attach = (path) => {
      const Database = createRequire(${JSON.stringify(`${addon}/package.json`)})(${JSON.stringify(addon)});
      const database = new Database(":memory:");
      try {
        database.prepare("ATTACH ? AS other").run(path);
        database.exec("PRAGMA other.journal_mode = MEMORY; CREATE TABLE other.t (a)");
        return "written";
      } catch (error) {
        return error.code;
      } finally {
        database.close();
      }
    };
    ${body}
  }`;
  const build = chainOf({ t1: tool });
  const units = build.units.map((unit) => ({ ...unit, ...change }));
  const ran = await runBuild(workspace, { ...build, units });
  const output = (ran.data as { tools?: { t1?: Record<string, unknown> } }).tools?.t1;
  return { ran, output, reason: ran.reason("t1") };
}

describe.skipIf(noWall !== undefined)("behind the wall", () => {
  test("the run's record says that it is there", async () => {
    await attempt(`return {};`);
    const { rows } = await queryHistory(workspace.paths.database, "SELECT sandbox FROM runs");
    expect(rows).toEqual([[expect.stringMatching(/^bubblewrap \d.* around each process/)]]);
  });

  test("a link in a folder that may be read leads nowhere", async () => {
    await mkdir(join(workspace.root, "data"));
    await writeFile(join(workspace.root, "data/in.txt"), "input");
    await symlink(join(outside.root, "secret.txt"), join(workspace.root, "data/link"));
    await symlink(join(workspace.root, "data/in.txt"), join(workspace.root, "data/inner"));
    const { output } = await attempt(
      `const { readFileSync } = await import("node:fs");
       const read = (name) => { try { return readFileSync(context.resolve(name), "utf8"); } catch (error) { return error.code; } };
       return { inner: read("data/inner"), link: read("data/link") };`,
      { permissions: { read: ["data"] } },
    );
    expect(output).toEqual({ inner: "input", link: "ENOENT" });
  });

  test("a native addon that was granted reads, writes and makes nothing elsewhere", async () => {
    const { output } = await attempt(
      `return { own: attach("own.db"), root: attach("/x.db"), outside: attach(outside + "/other.db"), state: attach(context.resolve(".orchc/orchestrator_results.db")), shm: attach("/dev/shm/x.db"), device: attach("/dev/x.db"), tmp: attach("/tmp/x.db"), other: attach("/var/tmp/x.db"), process: attach("/proc/x.db") };`,
      { permissions: { addons: true, read: [outside.root] } },
    );
    expect(output).toEqual({
      own: "written",
      root: "SQLITE_CANTOPEN",
      outside: expect.stringMatching(/^SQLITE_(CANTOPEN|READONLY)/) as string,
      state: "SQLITE_CANTOPEN",
      shm: "SQLITE_CANTOPEN",
      device: "SQLITE_CANTOPEN",
      tmp: "SQLITE_CANTOPEN",
      other: "SQLITE_CANTOPEN",
      process: "SQLITE_CANTOPEN",
    });
    expect(existsSync(join(outside.root, "other.db"))).toBe(false);
  });

  test("there are no other processes, and no signal reaches any", async () => {
    const { output } = await attempt(
      `const { readdirSync } = await import("node:fs");
       const signal = (pid) => { try { return process.kill(pid, 0); } catch (error) { return error.code; } };
       return { pid: process.pid, parent: process.ppid, host: signal(${process.pid}) };`,
    );
    expect(output).toEqual({ pid: 1, parent: 0, host: "ESRCH" });
  });

  test("there is no network, whatever Node allows", async () => {
    const { reason } = await attempt(
      `return { answer: await (await fetch("http://127.0.0.1:" + port)).text() };`,
    );
    expect(reason).toMatch(/may not|fetch failed/);
  });

  test("a process that a signal ends is told so", async () => {
    const { reason } = await attempt(`process.abort();`);
    expect(reason).toMatch(/signal SIG/);
  });
});

describe.skipIf(noWall !== undefined)("what is granted works", () => {
  const save = (path: string, more = "") =>
    attempt(
      `const fs = await import("node:fs");
       const write = (name) => { try { fs.writeFileSync(context.resolve(name), "written"); return "written"; } catch (error) { return error.code; } };
       ${more}
       return { own: write(${JSON.stringify(path)}), other: write("out/other.txt") };`,
      { permissions: { write: [path] } },
    );

  test("writing a file that is not there yet, and no other one beside it", async () => {
    const { output } = await save("out/report.txt");
    expect(output).toEqual({ own: "written", other: "ERR_ACCESS_DENIED" });
    expect(await readFile(join(workspace.root, "out/report.txt"), "utf8")).toBe("written");
    expect(existsSync(join(workspace.root, "out/other.txt"))).toBe(false);
  });

  test("an addon writes no other file of the folder either", async () => {
    await workspace.write("out/other.db", "");
    const { output } = await attempt(
      `const at = (name) => attach(context.resolve(name));
       return { own: at("out/own.db"), other: at("out/other.db"), fresh: at("out/new.db") };`,
      { permissions: { addons: true, write: ["out/own.db"] } },
    );
    expect(output).toEqual({
      own: "written",
      other: expect.stringMatching(/^SQLITE_/) as string,
      fresh: expect.stringMatching(/^SQLITE_/) as string,
    });
    expect(await readFile(join(workspace.root, "out/other.db"), "utf8")).toBe("");
    expect(existsSync(join(workspace.root, "out/new.db"))).toBe(false);
  });

  test("a file that is not written in the end is not left empty", async () => {
    const { output } = await attempt(`return {};`, { permissions: { write: ["out/report.txt"] } });
    expect(output).toEqual({});
    expect(existsSync(join(workspace.root, "out/report.txt"))).toBe(false);
  });

  test("a folder that the tool makes, and one that is there", async () => {
    for (let time = 1; time <= 2; time += 1) {
      const { output } = await attempt(
        `const fs = await import("node:fs");
         fs.mkdirSync(context.resolve("out/badges/a"), { recursive: true });
         fs.writeFileSync(context.resolve("out/badges/a/1.txt"), "written");
         return {};`,
        { permissions: { write: ["out/badges"] } },
      );
      expect(output).toEqual({});
    }
    expect(await readFile(join(workspace.root, "out/badges/a/1.txt"), "utf8")).toBe("written");
  });

  test("files on the bus, programs through the host, and what an earlier script wrote", async () => {
    const build = chainOf({
      t1: `async (input, context) => { (await import("node:fs")).writeFileSync(context.resolve("out/a.txt"), "from t1"); return { made: "out/a.txt" }; }`,
      t2: `async (input, context) => {
        const text = (await import("node:fs")).readFileSync(context.resolve("out/a.txt"), "utf8");
        const file = await context.writeFile("copy.txt", text, "text/plain");
        const back = new TextDecoder().decode(await context.readFile(file));
        const { stdout } = await context.exec("echo", ["hello"]);
        return { back, stdout };
      }`,
    });
    const unit = (id: string, permissions: TestUnit["permissions"], needs: string[]): TestUnit => ({
      id: `u${id}`,
      tasks: [{ id, tool: `tools.${id}`, needs }],
      script: `await run.task("${id}", tools.${id}, {});`,
      permissions: permissions ?? {},
    });
    const units = [
      unit("t1", { write: ["out/a.txt"] }, []),
      unit("t2", { read: ["out/a.txt"], commands: ["echo"] }, ["t1"]),
    ];
    const ran = await runBuild(workspace, { ...build, units });
    expect(ran.data).toMatchObject({ tools: { t2: { back: "from t1", stdout: "hello\n" } } });
  });

  test("a process is not used again for a file that another one has replaced since", async () => {
    const read = `async (input, context) => ({ text: (await import("node:fs")).readFileSync(context.resolve("data.txt"), "utf8") })`;
    const replace = `async (input, context) => { await context.exec("mv", ["next.txt", "data.txt"]); return {}; }`;
    const build = chainOf({ t1: read, t2: replace, t3: read });
    const units = ["t1", "t2", "t3"].map((id, at) => ({
      id: `u${id}`,
      tasks: [{ id, tool: `tools.${id}`, needs: at === 0 ? [] : [`t${at}`] }],
      script: `await run.task("${id}", tools.${id}, {});`,
      permissions: id === "t2" ? { commands: ["mv"] } : { read: ["data.txt"] },
    }));
    await workspace.write("data.txt", "before");
    await workspace.write("next.txt", "after");
    const ran = await runBuild(workspace, { ...build, units }, { maxParallel: 1 });
    expect(ran.data).toMatchObject({ tools: { t1: { text: "before" }, t3: { text: "after" } } });
  });

  test("a folder that a link leads to within the workspace", async () => {
    await workspace.write("data/in.txt", "input");
    await symlink(join(workspace.root, "data"), join(workspace.root, "linked"));
    const { output } = await attempt(
      `return { text: (await import("node:fs")).readFileSync(context.resolve("linked/in.txt"), "utf8") };`,
      { permissions: { read: ["linked"] } },
    );
    expect(output).toEqual({ text: "input" });
  });
});

describe("where there is no wall, nothing runs", () => {
  test("bubblewrap is not there", async () => {
    const path = process.env["PATH"];
    const { openWall } = await import("../../src/runtime/host/open-wall.ts");
    const { findBubblewrap } = await import("../../src/runtime/sandbox/index.ts");
    try {
      // One that lies in the workspace, or came with a package, is not taken.
      await workspace.write("bin/bwrap", "#!/bin/sh\n");
      process.env["PATH"] = `${workspace.root}/bin:${workspace.root}/node_modules/.bin`;
      const found = await findBubblewrap(workspace.root);
      if (noWall === undefined) expect(found).toMatchObject({ path: expect.any(String) as string });
      else expect(found).toHaveProperty("missing");
      if (noWall !== undefined) {
        await expect(openWall(workspace)).rejects.toThrow("ORC4401");
        const { ran } = await attempt(`return {};`).catch((error: unknown) => ({ ran: error }));
        expect(String(ran)).toContain("ORC4401");
      }
    } finally {
      process.env["PATH"] = path;
    }
    await rm(join(workspace.root, "bin"), { recursive: true });
  });
});
