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

/** Bundled too: every process loads it, and its 75 modules take twice as long as one. */
const BUNDLED = "zod";

// With `--in-place` what is there stays, because it may be running: the tests build that way.
if (!process.argv.includes("--in-place")) rmSync(dist, { recursive: true, force: true });
await build({
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
  external: Object.keys(packageJson.dependencies).filter((name) => name !== BUNDLED),
  logLevel: "warning",
});
cpSync(join(root, "node_modules", BUNDLED, "LICENSE"), join(dist, "chunks", `LICENSE-${BUNDLED}`));
execFileSync(
  process.execPath,
  [join(root, "node_modules/typescript-7/bin/tsc"), "-p", join(root, "tsconfig.declarations.json")],
  { stdio: "inherit" },
);
chmodSync(join(dist, "cli/main.js"), 0o755);
