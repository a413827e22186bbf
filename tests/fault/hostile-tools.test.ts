/**
 * What a tool can do that nobody granted. Node's permission model is a seat belt, not a wall: what it does not stop
 * is written down here too, so that a new version of Node that changes it is noticed.
 */
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { noWall } from "../support/bubblewrap.ts";
import { eachWithOutside, withServer } from "../support/outside.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import type { TestUnit, TestWorkspace } from "../support/workspace.ts";

let workspace: TestWorkspace;
let outside: TestWorkspace;
let sandbox = "default";
eachWithOutside(
  (folders) => ({ workspace, outside } = folders),
  () => sandbox,
);
beforeEach(() => workspace.write("inside.txt", "not granted either"));
let port = 0;
withServer((own) => (port = own));

/** Runs one tool, whose body may use `outside`, `port` and everything of Node, and gives why it failed. */
async function attempt(body: string, change: Partial<TestUnit> = {}) {
  const tool = `async (input, context) => {
    const outside = ${JSON.stringify(outside.root)};
    const port = ${port};
    ${body}
  }`;
  const build = chainOf({ t1: tool });
  const units = build.units.map((unit) => ({ ...unit, ...change }));
  const ran = await runBuild(workspace, { ...build, units });
  const [diagnostic] = ran.diagnostics;
  return { ran, code: diagnostic?.code, reason: ran.reason("t1") };
}

const lasting = process.allowedNodeEnvironmentFlags.has("--allow-net");

describe.each(noWall === undefined ? ["default", "strict"] : ["default"])(
  "stopped, sandbox: %s",
  (mode) => {
    beforeAll(() => void (sandbox = mode));
    afterAll(() => void (sandbox = "default"));

    test.each([
      [
        "reading a file elsewhere",
        `(await import("node:fs")).readFileSync(outside + "/secret.txt")`,
        "read",
      ],
      [
        "reading a file of the workspace",
        `(await import("node:fs")).readFileSync(context.resolve("inside.txt"))`,
        "read",
      ],
      [
        "reading /etc/passwd",
        `await (await import("node:fs/promises")).readFile("/etc/passwd")`,
        "read /etc/passwd",
      ],
      [
        "reading the environment of processes",
        `(await import("node:fs")).readFileSync("/proc/self/environ")`,
        "read",
      ],
      [
        "reading the database",
        `(await import("node:fs")).readFileSync(context.resolve(".orchc/orchestrator_results.db"))`,
        "read",
      ],
      ["looking into a folder", `(await import("node:fs")).readdirSync(outside)`, "read"],
      [
        "writing elsewhere",
        `(await import("node:fs")).writeFileSync(outside + "/new.txt", "x")`,
        "write",
      ],
      [
        "writing over a script",
        `(await import("node:fs")).writeFileSync(context.resolve("generated/sample/u1.ts"), "x")`,
        "write",
      ],
      [
        "writing to the bus past the host",
        `(await import("node:fs")).writeFileSync(context.resolve(".orchc/bus/" + context.runId + "/x"), "x")`,
        "write",
      ],
      [
        "writing into the cache of modules",
        `(await import("node:fs")).writeFileSync(context.resolve(".orchc/cache/x.js"), "x")`,
        "write",
      ],
      [
        "making a hard link",
        `(await import("node:fs")).linkSync(outside + "/secret.txt", "link")`,
        "read",
      ],
      [
        "starting a program",
        `(await import("node:child_process")).execSync("id")`,
        "start a program",
      ],
      [
        "starting a worker thread",
        `new (await import("node:worker_threads")).Worker("1", { eval: true })`,
        "start a worker thread",
      ],
      ["going around by process.binding", `process.binding("fs")`, "binding"],
      [
        "WASI",
        `new (await import("node:wasi")).WASI({ version: "preview1", preopens: { "/": "/" } })`,
        "WASI",
      ],
      [
        "loading a native addon",
        `process.dlopen({ exports: {} }, outside + "/x.node")`,
        "native addon",
      ],
    ])("%s", async (_, body, deed) => {
      const { code, reason } = await attempt(`${body}; return {};`);
      expect(code).toBe("ORC4310");
      expect(reason?.toLowerCase()).toContain(deed.toLowerCase());
    });

    test("making a symbolic link", async () => {
      const { reason } = await attempt(
        `(await import("node:fs")).symlinkSync("/etc/passwd", "link"); return {};`,
      );
      expect(reason).toMatch(/may not/);
    });

    test.skipIf(!lasting).each([
      ["HTTP past the host", `await fetch("http://127.0.0.1:" + port)`],
      [
        "a socket",
        `await new Promise((done, fail) => import("node:net").then(({ connect }) => connect(port, "127.0.0.1").on("connect", done).on("error", fail)))`,
      ],
      [
        "a server",
        `await new Promise((done, fail) => import("node:net").then(({ createServer }) => createServer().on("error", fail).listen(0, done)))`,
      ],
    ])("%s", async (_, body) => {
      const { code, reason } = await attempt(`${body}; return {};`);
      expect(code).toBe("ORC4310");
      expect(reason).toMatch(/network|connect/);
    });

    test.skipIf(!lasting)("a look-up of names", async () => {
      const { reason } = await attempt(
        `await (await import("node:dns/promises")).lookup("localhost"); return {};`,
      );
      expect(reason).toMatch(/ERR_ACCESS_DENIED|network/);
    });

    test("node:sqlite, which would open any file of the disk", async () => {
      const { reason } = await attempt(
        `const { DatabaseSync } = await import("node:sqlite"); new DatabaseSync(outside + "/x.db"); return {};`,
      );
      expect(reason).toContain("node:sqlite");
    });

    test("a host that was not granted, through the host process", async () => {
      const { reason } = await attempt(
        `await context.fetch("http://127.0.0.1:" + port + "/path?key=secret"); return {};`,
      );
      expect(reason).toBe(`The script may not reach 127.0.0.1:${port}`);
    });

    test("a program that was not granted, through the host process", async () => {
      const { reason } = await attempt(`await context.exec("id", []); return {};`, {
        permissions: { commands: ["git"] },
      });
      expect(reason).toBe("The script may not start id");
    });

    test("a file of the bus that is not there, or is not of this run", async () => {
      const { reason } = await attempt(
        `await context.readFile({ file: "../../../inside.txt", sha256: "", bytes: 1, mediaType: "" }); return {};`,
      );
      expect(reason).toBe("../../../inside.txt does not lie on the bus of this run");
    });

    test.each([
      "../escape.txt",
      "a/b.txt",
      "",
      ".hidden",
      "x.manifest.json",
      "output.json",
      "OUTPUT.json",
      "error-1.json",
      "Error-12.JSON",
      "a\u0000b",
    ])("a file on the bus with the name %j", async (name) => {
      const { reason } = await attempt(
        `await context.writeFile(${JSON.stringify(name)}, "x", "text/plain"); return {};`,
      );
      expect(reason).toMatch(/cannot be the name of a file/);
    });

    test("adopting a file that lies elsewhere", async () => {
      const question = (staged: string) => ({
        is: "question",
        unit: "u1",
        id: 1,
        question: { ask: "adopt", staged, name: "mine.txt", mediaType: "text/plain" },
      });
      const { reason } = await attempt(
        `const { writeSync } = await import("node:fs");
       writeSync(3, ${JSON.stringify(`${JSON.stringify(question("../../../../../inside.txt"))}\n`)});
       await new Promise((done) => setTimeout(done, 5000));
       return {};`,
      );
      expect(reason).toMatch(/^Its process violated the protocol: there is no file/);
      expect(await readFile(join(workspace.root, "inside.txt"), "utf8")).toBe("not granted either");
    });
  },
);

describe("not seen", () => {
  test("the environment of the host", async () => {
    process.env["ORCHC_TEST_SECRET"] = "hush";
    process.env["ORCHC_TEST_GRANTED"] = "fine";
    const { ran } = await attempt(
      `return { env: { ...process.env }, report: process.report.getReport().environmentVariables };`,
      { permissions: { env: ["ORCHC_TEST_GRANTED", "NODE_OPTIONS", "ORCHC_TEST_ABSENT"] } },
    );
    const granted = { ORCHC_TEST_GRANTED: "fine" };
    expect(ran.data).toMatchObject({ tools: { t1: { env: granted, report: granted } } });
    const { t1 } = (ran.data as { tools: { t1: { env: object } } }).tools;
    expect(Object.keys(t1.env).toSorted()).toEqual(["ORCHC_TEST_GRANTED", "TMPDIR"]);
  });

  test("memory of another unit that may touch other things", async () => {
    const build = chainOf({
      t1: `() => { globalThis.left = "behind"; return {}; }`,
      t2: `() => ({ found: String(globalThis.left) })`,
    });
    const units = ["t1", "t2"].map((id) => ({
      id: `u${id}`,
      tasks: [{ id, tool: `tools.${id}`, needs: id === "t2" ? ["t1"] : [] }],
      script: `await run.task("${id}", tools.${id}, {});`,
      permissions: { commands: id === "t2" ? ["git"] : [] },
    }));
    const ran = await runBuild(workspace, { ...build, units }, { maxParallel: 1 });
    expect(ran.data).toMatchObject({ tools: { t2: { found: "undefined" } } });
  });
});

describe("granted", () => {
  test("files and folders of the manifest, existing or not", async () => {
    await workspace.write("data/in.txt", "input");
    const { ran } = await attempt(
      `const { mkdir, readFile, writeFile } = await import("node:fs/promises");
       await mkdir(context.resolve("out/below"), { recursive: true });
       await writeFile(context.resolve("out/below/out.txt"), "output");
       return { text: await readFile(context.resolve("data/in.txt"), "utf8") };`,
      { permissions: { read: ["data"], write: ["out"] } },
    );
    expect(ran.data).toMatchObject({ tools: { t1: { text: "input" } } });
    expect(await readFile(join(workspace.root, "out/below/out.txt"), "utf8")).toBe("output");
  });

  test("a path that a parameter names, when it lies in the workspace", async () => {
    await workspace.write("data/in.txt", "input");
    const read = `async ({ file }, { resolve }) => ({ text: (await import("node:fs")).readFileSync(resolve(file), "utf8") })`;
    const build = {
      ...chainOf({ t1: read }),
      params: { file: { type: "string" as const } },
      units: [
        {
          id: "u1",
          tasks: [{ id: "t1", tool: "tools.t1" }],
          script: `await run.task("t1", tools.t1, { file: run.param("file") });`,
          dynamic: [{ kind: "read" as const, task: "t1", arg: { $param: "file" } }],
        },
      ],
    };
    const given = (file: string) => runBuild(workspace, build, { params: { file } });
    expect((await given("data/in.txt")).data).toMatchObject({ tools: { t1: { text: "input" } } });
    await symlink(outside.root, join(workspace.root, "link"));
    for (const file of ["../x", "/etc/passwd", "link/secret.txt", `${outside.root}/secret.txt`]) {
      const ran = await given(file);
      expect(ran.reason("t1")).toBe(`${file} leads out of the workspace.`);
    }
  });

  test("a path that another script's output names; nothing that is written may hold orchc's records", async () => {
    const build = {
      ...chainOf({
        t1: `() => ({ file: "out/report.txt", records: ".orchc/bus" })`,
        t2: `async ({ file }, { resolve }) => {
          const { mkdirSync, writeFileSync } = await import("node:fs");
          writeFileSync(resolve(file), "written");
          return {};
        }`,
      }),
    };
    await mkdir(join(workspace.root, "out"));
    const units = (step: string) => [
      {
        id: "u1",
        tasks: [{ id: "t1", tool: "tools.t1" }],
        script: `await run.task("t1", tools.t1, {});`,
      },
      {
        id: "u2",
        tasks: [{ id: "t2", tool: "tools.t2", needs: ["t1"] }],
        script: `const t1 = await run.output("t1"); await run.task("t2", tools.t2, { file: t1.${step} });`,
        dynamic: [{ kind: "write" as const, task: "t2", arg: { $ref: `t1.${step}` } }],
      },
    ];
    await runBuild(workspace, { ...build, units: units("file") });
    expect(await readFile(join(workspace.root, "out/report.txt"), "utf8")).toBe("written");
    const refused = await runBuild(workspace, { ...build, units: units("records") });
    expect(refused.reason("t2")).toBe(
      '".orchc/bus" may not be written: it is, or holds, something that orchc or its tools load, run or keep.',
    );
  });
});

describe("not stopped by Node's permission model, and said so in the documentation", () => {
  test("following a symbolic link that lies in a folder it may read", async () => {
    await mkdir(join(workspace.root, "data"));
    await symlink(join(outside.root, "secret.txt"), join(workspace.root, "data/link"));
    const { ran } = await attempt(
      `return { text: (await import("node:fs")).readFileSync(context.resolve("data/link"), "utf8") };`,
      { permissions: { read: ["data"] } },
    );
    expect(ran.data).toMatchObject({ tools: { t1: { text: "the secret" } } });
  });

  test("signals to other processes of the same user", async () => {
    const { ran } = await attempt(`return { there: process.kill(process.ppid, 0) };`);
    expect(ran.data).toMatchObject({ tools: { t1: { there: true } } });
  });

  test("a native addon that was granted writes any file", async () => {
    const addon = join(import.meta.dirname, "../../node_modules/better-sqlite3");
    await writeFile(join(outside.root, "other.db"), "");
    const { ran } = await attempt(
      `const { createRequire } = await import("node:module");
       const Database = createRequire(${JSON.stringify(`${addon}/package.json`)})(${JSON.stringify(addon)});
       const database = new Database(outside + "/other.db");
       database.exec("CREATE TABLE t (a)");
       database.close();
       return {};`,
      { permissions: { addons: true, read: [outside.root] } },
    );
    expect(ran.statuses).toEqual(["t1 success"]);
  });
});
