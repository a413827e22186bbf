/** The native TypeScript compiler, as a process of its own. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
/** A build of 1,000 scripts takes under a second; one that takes this long does not end. */
const COMPILER_TIMEOUT_MS = 120_000;
const MOST_OUTPUT = 16 * 1024 * 1024;
/** The compiler is written in Go: a third of what it takes for a small build was to collect garbage, of some 50 MB. */
const GARBAGE = { GOGC: "off", GOMEMLIMIT: "512MiB" };

/** What the compiler says of the project in a folder; nothing when all is well. */
export async function runCompiler(folder: string, ...more: readonly string[]): Promise<string> {
  const args = ["--project", "tsconfig.json", "--pretty", "false", ...more];
  const env = { ...GARBAGE, ...process.env };
  const limits = { cwd: folder, env, timeout: COMPILER_TIMEOUT_MS, maxBuffer: MOST_OUTPUT };
  try {
    const { stdout } = await run(await nativeCompiler(), args, limits);
    return stdout;
  } catch (error) {
    const { stdout = "", message } = error as Error & { stdout?: string };
    return stdout === "" ? message : stdout;
  }
}

let located: Promise<string> | undefined;

/** The path of the native compiler: started directly, it saves the start of a Node process. */
export function nativeCompiler(): Promise<string> {
  return (located ??= locate());
}

async function locate(): Promise<string> {
  const manifest = fileURLToPath(import.meta.resolve("typescript-7/package.json"));
  const locator = pathToFileURL(join(manifest, "../lib/getExePath.js")).href;
  const { default: getExePath } = (await import(locator)) as { default: () => string };
  return getExePath();
}
