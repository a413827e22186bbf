/** The native TypeScript compiler, as a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** A build of 1,000 scripts takes under a second; one that takes this long does not end. */
const COMPILER_TIMEOUT_MS = 120_000;
/** The compiler is written in Go: a third of what it takes for a small build was to collect garbage, of some 50 MB. */
const GARBAGE = { GOGC: "off", GOMEMLIMIT: "512MiB" };

/** What the compiler says of the project in a folder; nothing when all is well. */
export async function runCompiler(folder: string, ...more: readonly string[]): Promise<string> {
  const args = ["--project", "tsconfig.json", "--pretty", "false", ...more];
  const env = { ...GARBAGE, ...process.env };
  const compiler = await nativeCompiler();
  // Into a file: of a pipe, it would wait until somebody reads, who is busy with the rest of the build.
  const told = join(folder, "told.txt");
  const file = openSync(told, "w");
  try {
    const limits = { cwd: folder, env, timeout: COMPILER_TIMEOUT_MS };
    const child = spawn(compiler, args, { ...limits, stdio: ["ignore", file, file] });
    const [code, signal] = (await once(child, "close")) as [number | null, string | null];
    const output = readFileSync(told, "utf8");
    return code === 0 || output !== "" ? output : `It ended with ${signal ?? code}.`;
  } catch (error) {
    return (error as Error).message; // it could not be started
  } finally {
    closeSync(file);
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
