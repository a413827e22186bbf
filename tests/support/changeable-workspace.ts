/** A workspace with one of everything that a run stands on, built once; each test changes a copy of it. */
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Manifest } from "../../src/contract/manifest.ts";
import { orchcJson, type Variables } from "./built-cli.ts";
import { ownAgent } from "./own-agent.ts";
import { rowsOf } from "./rows.ts";
import { userWorkspace } from "./user-workspace.ts";

const AGENT = `import { hello } from "words";
import { word } from "../lib/word.ts";
${ownAgent({
  name: "own",
  tools: {
    look: {
      output: "{ hello: z.string(), word: z.string(), env: z.array(z.string()) }",
      run: `() => ({ hello, word, env: Object.keys(process.env).toSorted() })`,
      more: `permissions: { env: ["OWN_SETTING", "NODE_OPTIONS"] },`,
    },
    ask: {
      output: "{ text: z.string(), stdout: z.string() }",
      run: `async (_, context) => ({
        text: (await context.fetch("https://gateway.example.test/")).text,
        stdout: (await context.exec("greet", [])).stdout,
      })`,
      more: `permissions: { network: ["gateway.example.test"], commands: ["greet"] },`,
    },
  },
})}`;

/** Of an agent that no plan uses: it says when it is loaded. */
const OTHER = `import { writeFileSync } from "node:fs";
writeFileSync("loaded.txt", "");
${ownAgent({ name: "other", tools: { rest: { run: "() => ({ done: true })" } } })}`;

/** `package-lock.json`. */
export const lockText = (integrity: string): string =>
  JSON.stringify({ packages: { "node_modules/words": { version: "1.0.0", integrity } } });

const program = (text: string) => `#!/bin/sh\necho ${text}\n`;

const FILES = {
  "agents/own.ts": AGENT,
  "agents/other.ts": OTHER,
  "lib/word.ts": 'export const word: string = "reviewed";\n',
  "package-lock.json": lockText("sha512-a"),
  "node_modules/words/package.json": JSON.stringify({
    name: "words",
    version: "1.0.0",
    type: "module",
    exports: { types: "./index.d.ts", default: "./index.js" },
  }),
  "node_modules/words/index.js": 'export const hello = "hello";\n',
  "node_modules/words/index.d.ts": "export declare const hello: string;\n",
  "data/sales.csv": "region,amount\nnorth,10\nsouth,20\n",
  "queries/table.query.md": "Sum of amount by region in data/sales.csv\n",
  "one/greet": program("one"),
  "two/greet": program("two"),
};

export interface ChangeableWorkspace {
  readonly path: string;
  at(file: string): string;
  change(file: string, edit: (text: string) => string): Promise<void>;
  /** Of the build `sample`, unless other words are given. The exit status, and the codes that were told. */
  exec(words?: readonly string[], env?: Variables): Promise<readonly (number | string)[]>;
  verify(): Promise<readonly (number | string)[]>;
  /** The output of a task of the last run. */
  output(task: string): unknown;
  /** Of the build `sample`. */
  manifest(): Promise<Manifest>;
}

export interface ChangeableWorkspaces extends AsyncDisposable {
  copy(name: string): Promise<ChangeableWorkspace>;
}

/** With the builds `sample` and `table`, a service behind a route, and programs in the folders `one` and `two`. */
export async function changeableWorkspaces(): Promise<ChangeableWorkspaces> {
  const service = createServer((_, response) => response.end("from the service"));
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  const copies = await mkdtemp(join(tmpdir(), "orchc-stands-on-"));
  const config = { network: { routes: { "https://gateway.example.test": origin } } };
  const built = await userWorkspace({ config, files: FILES });
  for (const folder of ["one", "two"]) await chmod(built.at(`${folder}/greet`), 0o755);
  await built.plan("sample", { t1: { tool: "own.look" }, t2: { tool: "own.ask" } });
  for (const words of [
    ["plan", "table"],
    ["build", "--all"],
  ]) {
    const { exitStatus, diagnostics } = await orchcJson(built.path, words);
    if (exitStatus !== 0)
      throw new Error(`orchc ${words.join(" ")}: ${JSON.stringify(diagnostics)}`);
  }
  await built.remove("loaded.txt");
  return {
    copy: (name) => copyTo(join(copies, name.replaceAll(/\W+/g, "-")), built.path),
    [Symbol.asyncDispose]: async () => {
      service.closeAllConnections();
      service.close();
      await rm(copies, { recursive: true, force: true });
      await built[Symbol.asyncDispose]();
    },
  };
}

async function copyTo(path: string, from: string): Promise<ChangeableWorkspace> {
  await cp(from, path, { recursive: true, verbatimSymlinks: true });
  const at = (file: string) => join(path, file);
  const env = { HOME: path, XDG_CACHE_HOME: at("cache"), PATH: pathWith(at("one")) };
  const ended = async (words: readonly string[], more: Variables = {}) => {
    const { exitStatus, diagnostics } = await orchcJson(path, words, { ...env, ...more });
    return [exitStatus, ...new Set(diagnostics.map(({ code }) => code))];
  };
  return {
    path,
    at,
    change: async (file, edit) => writeFile(at(file), edit(await readFile(at(file), "utf8"))),
    exec: (words = ["sample"], more = {}) => ended(["exec", ...words], more),
    verify: () => ended(["verify"]),
    output: (task) => {
      const [row] = rowsOf(
        at(".orchc/orchestrator_results.db"),
        `SELECT output_data AS data FROM task_outputs WHERE task_id = '${task}' ORDER BY id DESC`,
      );
      return JSON.parse(String(row?.["data"])) as unknown;
    },
    manifest: async () =>
      JSON.parse(await readFile(at("generated/sample/manifest.json"), "utf8")) as Manifest,
  };
}

/** `PATH` with a folder before all others. */
export const pathWith = (folder: string): string => `${folder}:${process.env["PATH"] ?? ""}`;
