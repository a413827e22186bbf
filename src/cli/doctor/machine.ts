/** What orchc needs of the machine and of its own installation. */
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { orchcVersion, packageRoot } from "../../contract/package-root.ts";
import { describeSandbox, findBubblewrap } from "../../runtime/index.ts";
import type { Check } from "./check.ts";

const run = promisify(execFile);
/** Milliseconds; a program that only says its version and takes longer does not work. */
const TIMEOUT_MS = 10_000;

export const orchcItself: Check = {
  name: "orchc",
  look: () => ({ verdict: "ok", found: `${orchcVersion()} in ${packageRoot}` }),
};

/** `main.ts` refuses a Node that is too old, so this one only says which it is. */
export const node: Check = {
  name: "Node",
  look: () => ({ verdict: "ok", found: `${process.version}, ${process.execPath}` }),
};

export const sandbox: Check = {
  name: "Sandbox of scripts",
  look: async ({ root, workspace }) => {
    const found = await findBubblewrap(root);
    const isThere = !("missing" in found);
    const isStrict = workspace?.config.sandbox === "strict";
    if (isStrict && !isThere) {
      return {
        verdict: "problem",
        found: `sandbox: strict is not possible here: ${found.missing}; nothing will run`,
        fix: "Install bubblewrap on a machine that allows user namespaces: orchc explain ORC4401.",
      };
    }
    const { summary, stops, leaves } = describeSandbox(isStrict && isThere ? found : undefined);
    const more = isThere
      ? `sandbox: strict is possible too, with bubblewrap ${found.version}.`
      : `sandbox: strict is not possible here: ${found.missing}.`;
    return {
      verdict: "ok",
      found: summary,
      details: [
        `It stops: ${stops.join("; ")}.`,
        `It does not stop: ${leaves.join("; ")}.`,
        ...(isStrict ? [] : [more]),
      ],
    };
  },
};

export const sqlite: Check = {
  name: "SQLite",
  look: async () => {
    const { default: Database } = await import("better-sqlite3");
    const database = new Database(":memory:");
    const version: unknown = database.prepare("select sqlite_version()").pluck().get();
    database.close();
    return { verdict: "ok", found: `better-sqlite3 works, SQLite ${String(version)}` };
  },
};

export const duckdb: Check = {
  name: "DuckDB",
  look: async () => {
    const { DuckDBInstance, version } = await import("@duckdb/node-api");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run("select 1");
    connection.closeSync();
    instance.closeSync();
    return { verdict: "ok", found: `works, ${version()}; the data agent needs it` };
  },
};

export const typeCheck: Check = {
  name: "Type check",
  look: async () => {
    const manifest = createRequire(import.meta.url).resolve("typescript-7/package.json");
    const program = join(dirname(manifest), "bin", "tsc");
    const { stdout } = await run(process.execPath, [program, "--version"], { timeout: TIMEOUT_MS });
    return { verdict: "ok", found: `TypeScript ${stdout.trim().replace(/^Version /, "")}` };
  },
};

export const git: Check = {
  name: "git",
  look: async () => {
    try {
      const { stdout } = await run("git", ["--version"], { timeout: TIMEOUT_MS });
      return { verdict: "ok", found: stdout.trim() };
    } catch {
      return {
        verdict: "warning",
        found: "not found; the git agent needs it",
        fix: "Install git, or make sure that it is on PATH.",
      };
    }
  },
};
