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
import { lazyParts } from "./lazy-parts.ts";
import { precompiledTemplates } from "./precompiled-templates.ts";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

/**
 * Packages that are bundled too. zod: every process loads it, and its 75 modules take twice as long as one. openai:
 * what is used of it is a small part of what it brings (35 MB, of which 0.5), so users do not install it. The rest is
 * what every command loads before it does anything, and what that stands on: to find, read and link their 200 modules
 * took a quarter of the start of `orchc exec` (docs/dependencies.md).
 */
const BUNDLED = [
  "zod",
  "openai",
  "yargs",
  "yargs-parser",
  "cliui",
  "y18n",
  "escalade",
  "get-caller-file",
  "fast-string-width",
  "fast-string-truncated-width",
  "wrap-ansi",
  "ansi-styles",
  "strip-ansi",
  "ansi-regex",
  "picocolors",
  "pretty-ms",
  "parse-ms",
  "pretty-bytes",
  "fastest-levenshtein",
  "canonicalize",
  "deepmerge-ts",
  "yaml",
  "p-queue",
  "stemmer",
  "handlebars",
  "source-map",
  "neo-async",
];

/** Packages of Node's older module system of which only `default` is used where they are loaded when needed. */
const DEFAULT_ONLY = new Set(["handlebars"]);

// With `--in-place` what is there stays, because it may be running: the tests build that way.
if (!process.argv.includes("--in-place")) rmSync(dist, { recursive: true, force: true });
const { metafile } = await build({
  metafile: true,
  absWorkingDir: root,
  entryPoints: [
    "src/index.ts",
    "src/cli/main.ts",
    "src/cli/mcp-server/child.ts",
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
  // Packages of Node's older module system ask for its own modules this way.
  banner: {
    js: `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);`,
  },
  // Half the start of what it stands in for, whoever asks for it.
  // And of a package that is loaded when it is needed, by its names, the form that has names.
  alias: {
    "string-width": "fast-string-width",
    "fastest-levenshtein": "fastest-levenshtein/esm/mod.js",
  },
  plugins: [lazyParts, precompiledTemplates],
  minifyWhitespace: true,
  external: Object.keys(packageJson.dependencies).filter((name) => !BUNDLED.includes(name)),
  logLevel: "warning",
});
// Only what is named above: a package that slips in would come without its license, and updates would not reach it.
const bundled = Object.keys(metafile.inputs).flatMap(
  (file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
);
const unnamed = [...new Set(bundled)].filter((name) => !BUNDLED.includes(name));
if (unnamed.length > 0) throw new Error(`bundled and not named in build.ts: ${unnamed.join(", ")}`);
// What `await import()` gives of a bundled package of Node's older module system has `default` and no names: what is
// taken from it by a name is undefined, in `dist` alone.
const nameless = Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
  imports.flatMap(({ kind, path, external }) => {
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
    const isOld = metafile.inputs[path]?.format === "cjs";
    const isNamed = name !== undefined && !DEFAULT_ONLY.has(name);
    return kind === "dynamic-import" && external !== true && isOld && isNamed
      ? [`${name} in ${file}`]
      : [];
  }),
);
if (nameless.length > 0)
  throw new Error(
    `loaded without its names: ${nameless.join(", ")}. Name its ES module in \`alias\`.`,
  );
for (const name of BUNDLED) {
  const [license] = globSync("{LICENSE,LICENCE,license}*", {
    cwd: join(root, "node_modules", name),
  });
  if (license === undefined) throw new Error(`${name} has no license file`);
  cpSync(join(root, "node_modules", name, license), join(dist, "chunks", `LICENSE-${name}`));
}
execFileSync(
  process.execPath,
  [join(root, "node_modules/typescript-7/bin/tsc"), "-p", join(root, "tsconfig.declarations.json")],
  { stdio: "inherit" },
);
chmodSync(join(dist, "cli/main.js"), 0o755);
