import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { configSchema } from "../../../src/workspace/config.ts";
import { workspaceAt } from "../../../src/workspace/workspace.ts";
import { writeProblem } from "../../../src/workspace/write-places.ts";

let root: string;
let elsewhere: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "orchc-write-")));
  elsewhere = await realpath(await mkdtemp(join(tmpdir(), "orchc-elsewhere-")));
});
afterEach(async () => {
  await rm(root, { recursive: true });
  await rm(elsewhere, { recursive: true });
});

const problem = (path: string, config: object = {}) =>
  writeProblem(path, workspaceAt(root, configSchema.parse(config)));

test("only out is for it unless something else is named", async () => {
  expect(await problem("out/report.html")).toBeUndefined();
  expect(await problem("out")).toBeUndefined();
  expect(await problem("outside.txt")).toBe("outside");
  expect(await problem("out/../notes.txt")).toBe("outside");
  expect(await problem(join(elsewhere, "x.txt"))).toBe("outside");
  expect(await problem("out/x.txt", { write: ["site"] })).toBe("outside");
  expect(await problem("out/x.txt", { write: [] })).toBe("outside");
  expect(await problem("site/*.html", { write: ["site"] })).toBeUndefined();
  expect(await problem("*", { write: ["site"] })).toBe("kept");
  expect(await problem(join(elsewhere, "x.txt"), { write: [elsewhere] })).toBeUndefined();
});

test.each([
  ".",
  "agents",
  "agents/shop.ts",
  "agents/..x.ts",
  "generated/sales/manifest.json",
  "queries/new.query.md",
  ".orchc/orchestrator_results.db",
  "history.db",
  "history.db-wal",
  "recordings/x.json",
  "replies/x.json",
  "providers/mine.ts",
  "providers/protocol/frames.ts",
  "orchc.config.yaml",
  "orchc.local.yaml",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "node_modules/zod/index.js",
  "lib/Node_Modules/x.js",
  ".git/hooks/post-checkout",
  "sub/.git/config",
  ".env",
  "out/.hidden",
  "mirror.git/hooks/update",
])("whatever is named, %s is not written", async (path) => {
  await mkdir(join(root, "mirror.git/objects"), { recursive: true });
  await mkdir(join(root, "mirror.git/refs"));
  await writeFile(join(root, "mirror.git/HEAD"), "ref: refs/heads/main\n");
  const config = {
    write: [".", "agents", ".git"],
    paths: { database: "history.db" },
    model: {
      baseUrl: "http://127.0.0.1:1/v1",
      name: "m",
      recordings: { folder: "recordings", mode: "replay" },
    },
    models: {
      agent: {
        provider: "./providers/mine.ts",
        recordings: { folder: "replies", mode: "record" },
      },
    },
  };
  expect(await problem(path, config)).toBe("kept");
  expect(await problem("notes/today.txt", config)).toBeUndefined();
});

test("nor is the cache of the JavaScript that scripts load, wherever the user has it", async () => {
  const before = process.env["XDG_CACHE_HOME"];
  try {
    process.env["XDG_CACHE_HOME"] = elsewhere;
    const config = { write: [elsewhere] };
    expect(await problem(join(elsewhere, "orchc/modules/x.js"), config)).toBe("kept");
    expect(await problem(elsewhere, config)).toBe("kept");
    expect(await problem(join(elsewhere, "notes.txt"), config)).toBeUndefined();
  } finally {
    if (before === undefined) delete process.env["XDG_CACHE_HOME"];
    else process.env["XDG_CACHE_HOME"] = before;
  }
});

test("where links lead is what counts, of the path and of the place", async () => {
  for (const folder of ["agents", "out", "exports"]) await mkdir(join(root, folder));
  await symlink(join(root, "agents"), join(root, "out/a"));
  await symlink(elsewhere, join(root, "out/b"));
  await symlink(join(root, "exports"), join(root, "out/c"));
  await symlink(elsewhere, join(root, "site"));
  await symlink(join(root, "exports"), join(root, "public"));
  expect(await problem("out/a/x.ts")).toBe("kept");
  expect(await problem("out/b/x.txt")).toBe("outside");
  expect(await problem("out/c/x.txt")).toBe("outside");
  expect(await problem("out/c/x.txt", { write: ["out", "exports"] })).toBeUndefined();
  expect(await problem("site/x.txt", { write: ["site"] })).toBe("outside");
  expect(await problem("public/x.txt", { write: ["public"] })).toBeUndefined();
});
