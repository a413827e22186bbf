/**
 * Proves that the data flows: the native TypeScript compiler checks the scripts of a build, and every
 * error is led back to the task and argument in the plan.
 */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { typeCheckFailed, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import { packageRoot } from "../../contract/package-root.ts";
import type { Files } from "./context.ts";
import { locateTypeError, type TypeScriptError } from "./locate-type-error.ts";

export interface TypeCheckOptions {
  /** Where the files stand on disk, so that their imports resolve as they will in the end. */
  readonly folder: string;
  readonly files: Files;
  readonly plan: Plan;
  /** Whether scripts import the workspace's own modules, which may use all of Node. */
  readonly ownModules: boolean;
}

export async function typeCheck(options: TypeCheckOptions): Promise<Diagnostic[]> {
  const { folder, files, plan, ownModules } = options;
  const scripts = [...files.keys()].filter((name) => name.endsWith(".ts"));
  const project = join(folder, "tsconfig.json");
  await writeFile(project, JSON.stringify(projectFor(scripts, ownModules)));
  const output = await runCompiler(project);
  if (output === "") return [];
  const errors = parseErrors(output);
  const own = errors.filter((error) => files.has(error.file));
  if (own.length === 0)
    return [typeCheckFailed({ reason: output.trim().split("\n", 3).join(" ") })];
  return own.map((error) => locateTypeError(error, files.get(error.file) ?? "", plan));
}

/** Strict, but for one thing: whether a position of a list is there is known only at run time, and checked then. */
function projectFor(scripts: readonly string[], ownModules: boolean): object {
  const from = (path: string): string[] => [join(packageRoot, "dist", path)];
  return {
    compilerOptions: {
      target: "ES2024",
      lib: ["ES2024"],
      // Whatever the workspace's package.json says of `type`, scripts are modules.
      module: "ESNext",
      moduleResolution: "Bundler",
      moduleDetection: "force",
      types: ownModules ? ["node"] : [],
      // The workspace's own types of Node, else those that orchc brings.
      typeRoots: ["../../node_modules/@types", nodeTypes()],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: false,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
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
  return join(fileURLToPath(import.meta.resolve("@types/node/package.json")), "../..");
}

const run = promisify(execFile);
/** A build of 1,000 scripts takes under a second; one that takes this long does not end. */
const COMPILER_TIMEOUT_MS = 120_000;
const MOST_OUTPUT = 16 * 1024 * 1024;

/** What the compiler says; nothing when all is well. */
async function runCompiler(project: string): Promise<string> {
  const args = ["--project", project, "--pretty", "false"];
  const limits = { timeout: COMPILER_TIMEOUT_MS, maxBuffer: MOST_OUTPUT };
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
    const match = /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/.exec(line);
    if (match === null) continue;
    const [, file = "", row = "1", column = "1", code = "", message = ""] = match;
    errors.push({ file: basename(file), line: Number(row), column: Number(column), code, message });
  }
  return errors;
}
