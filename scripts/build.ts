/**
 * Compiles `src/` to `dist/`: JavaScript in a few bundles, because to find and read hundreds of modules takes
 * longer than to run them (75 ms of a command's start, measured), and declarations by the native compiler.
 *
 * Modules that are loaded by name keep their place: the doors of package.json, the worker, and every tool.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import packageJson from "../package.json" with { type: "json" };

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

/**
 * Packages that are bundled too. zod: every process loads it, and its 75 modules take twice as long as one. openai:
 * what is used of it is a small part of what it brings (35 MB, of which 0.5), so users do not install it
 * (docs/dependencies.md).
 */
const BUNDLED = ["zod", "openai"];

// With `--in-place` what is there stays, because it may be running: the tests build that way.
if (!process.argv.includes("--in-place")) rmSync(dist, { recursive: true, force: true });
const { metafile } = await build({
  metafile: true,
  absWorkingDir: root,
  entryPoints: [
    "src/index.ts",
    "src/cli/main.ts",
    "src/runtime/worker/{index,main}.ts",
    "src/catalog/authoring.ts",
    "src/agents/*/*.ts",
  ]
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((file) => !file.endsWith(".d.ts")),
  outbase: "src",
  outdir: dist,
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node24",
  external: Object.keys(packageJson.dependencies).filter((name) => !BUNDLED.includes(name)),
  logLevel: "warning",
});
// Only what is named above: a package that slips in would come without its license, and updates would not reach it.
const bundled = Object.keys(metafile.inputs).flatMap(
  (file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
);
const unnamed = [...new Set(bundled)].filter((name) => !BUNDLED.includes(name));
if (unnamed.length > 0) throw new Error(`bundled and not named in build.ts: ${unnamed.join(", ")}`);
for (const name of BUNDLED) {
  const [license] = globSync("LICENSE*", { cwd: join(root, "node_modules", name) });
  if (license === undefined) throw new Error(`${name} has no license file`);
  cpSync(join(root, "node_modules", name, license), join(dist, "chunks", `LICENSE-${name}`));
}
execFileSync(
  process.execPath,
  [join(root, "node_modules/typescript-7/bin/tsc"), "-p", join(root, "tsconfig.declarations.json")],
  { stdio: "inherit" },
);
chmodSync(join(dist, "cli/main.js"), 0o755);
