/**
 * Proves that the data flows: the native TypeScript compiler checks the scripts of a build, and every
 * error is led back to the task and argument in the plan.
 */
import { execFile } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { typeCheckFailed, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import { packageRoot } from "../../contract/package-root.ts";
import type { Files } from "./context.ts";
import { withStaging, type Staging } from "./stage.ts";
import type { TypeScriptError } from "./typescript-error.ts";

export interface TypeCheckOptions {
  /** Absolute path of the build's folder, which may not be there yet: imports mean what they mean from it. */
  readonly folder: string;
  /** Of the build, `types.ts` included. */
  readonly scripts: Files;
  readonly plan: Plan;
  /** Those that the plan uses, by name. */
  readonly tools: ReadonlyMap<string, ToolInfo>;
  /** Whether scripts import the workspace's own modules, which may use all of Node. */
  readonly ownModules: boolean;
}

/** More of the same kind help nobody. */
const MOST_ERRORS = 100;

/** Errors in the order of the build's files, then those in the workspace's own modules. */
export async function typeCheck(options: TypeCheckOptions): Promise<Diagnostic[]> {
  const { folder, scripts, ownModules } = options;
  return withStaging(folder, scripts, async (staging) => {
    const names = [...scripts.keys()];
    const project = projectFor(names, staging, folder, ownModules);
    await staging.write("tsconfig.json", JSON.stringify(project));
    const output = await runCompiler(staging.folder);
    if (output === "") return [];
    const errors = parseErrors(output);
    if (errors.length === 0) return [typeCheckFailed({ reason: firstLines(output) })];
    const { locateTypeError } = await import("./locate-type-error.ts"); // it brings a parser along
    const inBuild = names.flatMap((name) => errors.filter(({ file }) => file === name));
    const elsewhere = errors.filter(({ file }) => !scripts.has(file));
    return [
      ...inBuild
        .slice(0, MOST_ERRORS)
        .map((error) => locateTypeError(error, scripts.get(error.file) ?? "", options)),
      ...elsewhere.map((error) => inModule(error, staging)),
    ].slice(0, MOST_ERRORS);
  });
}

function inModule(
  { file, line, column, message }: TypeScriptError,
  { folder }: Staging,
): Diagnostic {
  return typeCheckFailed(
    { reason: message },
    { in: "file", file: resolve(folder, file), line, column },
  );
}

function firstLines(output: string): string {
  return output.trim().split("\n", 3).join(" ");
}

/** Strict, but for one thing: whether a position of a list is there is known only at run time, and checked then. */
function projectFor(
  scripts: readonly string[],
  staging: Staging,
  folder: string,
  ownModules: boolean,
): object {
  const from = (path: string): string[] => [join(packageRoot, "dist", path)];
  return {
    compilerOptions: {
      target: "ES2024",
      lib: ["ES2024"],
      // Whatever the workspace's package.json says of `type`, scripts are modules.
      module: "ESNext",
      moduleResolution: "Bundler",
      moduleDetection: "force",
      // A relative import of a staged script finds what it will find from the build's folder.
      rootDirs: [staging.mirrors, staging.root],
      types: ownModules ? ["node"] : [],
      // The workspace's own types of Node, else those that orchc brings.
      typeRoots: [join(folder, "../../node_modules/@types"), nodeTypes()],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: false,
      verbatimModuleSyntax: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      noEmit: true,
      // A build is checked against the orchc that makes it, installed beside it or not.
      paths: {
        "orchc/runtime": from("runtime/worker/index.d.ts"),
        "orchc/agent": from("catalog/authoring.d.ts"),
        "orchc/agents/*": from("agents/*.d.ts"),
      },
    },
    files: scripts,
  };
}

function nodeTypes(): string {
  return join(dirname(fileURLToPath(import.meta.resolve("@types/node/package.json"))), "..");
}

const run = promisify(execFile);
/** A build of 1,000 scripts takes under a second; one that takes this long does not end. */
const COMPILER_TIMEOUT_MS = 120_000;
const MOST_OUTPUT = 16 * 1024 * 1024;
/** The compiler is written in Go: a third of what it takes for a small build was to collect garbage, of some 50 MB. */
const GARBAGE = { GOGC: "off", GOMEMLIMIT: "512MiB" };

/** What the compiler says of the project in a folder; nothing when all is well. */
async function runCompiler(folder: string): Promise<string> {
  const args = ["--project", "tsconfig.json", "--pretty", "false"];
  const env = { ...GARBAGE, ...process.env };
  const limits = { cwd: folder, env, timeout: COMPILER_TIMEOUT_MS, maxBuffer: MOST_OUTPUT };
  try {
    await run(await nativeCompiler(), args, limits);
    return "";
  } catch (error) {
    const { stdout = "", message } = error as Error & { stdout?: string };
    return stdout === "" ? message : stdout;
  }
}

/** The path of the native compiler: started directly, it saves the start of a Node process. */
async function nativeCompiler(): Promise<string> {
  const manifest = fileURLToPath(import.meta.resolve("typescript-7/package.json"));
  const locator = pathToFileURL(join(manifest, "../lib/getExePath.js")).href;
  const { default: getExePath } = (await import(locator)) as { default: () => string };
  return getExePath();
}

/** `u3.ts(12,40): error TS2322: …`, with further lines indented below. */
function parseErrors(output: string): TypeScriptError[] {
  const errors: TypeScriptError[] = [];
  for (const line of output.split(/\r?\n/)) {
    const match = /^(.+?)\((\d+),(\d+)\): error TS\d+: (.*)$/.exec(line);
    if (match === null) continue;
    const [, file = "", row = "1", column = "1", message = ""] = match;
    errors.push({ file, line: Number(row), column: Number(column), message });
  }
  return errors;
}
