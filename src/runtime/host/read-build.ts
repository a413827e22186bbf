/** Reads a build, and makes sure that it is what was built. */
import { access, glob, readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import {
  manifestNotValid,
  noBuild,
  OrchcError,
  scriptChanged,
  scriptMissing,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { sha256 } from "../../contract/json.ts";
import {
  MANIFEST_VERSION,
  manifestSchema,
  withDigest,
  type Manifest,
} from "../../contract/manifest.ts";
import { nearestName } from "../../contract/nearest.ts";
import { findCoreProblem } from "../../contract/regions/find-problem.ts";
import { graphOf, type Graph } from "../scheduler/index.ts";

export interface Build {
  /** Absolute. */
  readonly folder: string;
  readonly manifest: Manifest;
  readonly graph: Graph;
  /** Every file that the manifest names, by its absolute path. */
  readonly files: ReadonlyMap<string, BuildFile>;
}

export interface BuildFile {
  readonly path: string;
  readonly sha256: string;
  readonly text: string;
}

/** @throws OrchcError when there is no build, its manifest cannot be used, or a file is not what was built */
export async function readBuild(folder: string): Promise<Build> {
  const manifest = await readManifest(folder);
  if (withDigest(manifest).digest !== manifest.digest) {
    throw new OrchcError(changedIn(folder, join(folder, "manifest.json")));
  }
  const { files, problems } = await readFiles(folder, manifest);
  if (problems.length > 0) throw new OrchcError(problems);
  return { folder, manifest, graph: graphIn(folder, manifest), files };
}

/** A command looks at the manifest before it runs the build: the same text is checked once. */
let latest: { readonly text: string; readonly manifest: Manifest } | undefined;

/** @throws OrchcError when there is no build in the folder, or its manifest cannot be used */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, "manifest.json");
  const build = basename(folder);
  const text = await readFile(file, "utf8").catch(async () => {
    throw new OrchcError(await noBuildIn(folder));
  });
  if (text === latest?.text) return latest.manifest;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new OrchcError(manifestNotValid({ file, why: "it is not JSON", build }));
  }
  const version = (value as { readonly version?: unknown } | null)?.version;
  if (typeof version === "number" && version !== MANIFEST_VERSION) {
    const why = `its form is version ${version}, and this orchc has version ${MANIFEST_VERSION}`;
    throw new OrchcError(manifestNotValid({ file, why, build }));
  }
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) {
    latest = { text, manifest: parsed.data };
    return parsed.data;
  }
  const [issue] = parsed.error.issues;
  const why = issue === undefined ? "" : `${issue.path.join(".")}: ${issue.message}`;
  throw new OrchcError(manifestNotValid({ file, why, build }));
}

async function noBuildIn(folder: string): Promise<Diagnostic> {
  const name = basename(folder);
  const planned = await access(join(folder, "plan.json")).then(
    () => true,
    () => false,
  );
  const manifests = await Array.fromAsync(glob("*/manifest.json", { cwd: dirname(folder) }));
  const known = manifests.map((file) => dirname(file)).toSorted();
  return noBuild({ folder, name, planned, nearest: nearestName(name, known), known });
}

async function readFiles(folder: string, manifest: Manifest) {
  const expected = new Map(Object.entries(manifest.files));
  for (const unit of manifest.units) expected.set(unit.file, unit.sha256);
  const files = new Map<string, BuildFile>();
  const problems: Diagnostic[] = [];
  await Promise.all(
    [...expected].map(async ([name, hash]) => {
      const path = resolve(folder, name);
      // Relative to where `generated` is, which is how people name it.
      const file = relative(resolve(folder, "../.."), path);
      const facts = { file, name: basename(folder) };
      const content = await readFile(path).catch(() => undefined);
      if (content === undefined) {
        problems.push(scriptMissing(facts, { in: "file", file: path }));
      } else if (sha256(content) !== hash) {
        problems.push(changedIn(folder, path));
      } else {
        files.set(path, { path, sha256: hash, text: content.toString("utf8") });
      }
    }),
  );
  return { files, problems };
}

function changedIn(folder: string, path: string): Diagnostic {
  const file = relative(resolve(folder, "../.."), path);
  return scriptChanged({ file, name: basename(folder) }, { in: "file", file: path });
}

/** A manifest that was edited can contradict itself. */
function graphIn(folder: string, manifest: Manifest): Graph {
  try {
    const problem = findCoreProblem(manifest);
    if (problem !== undefined) throw new Error(problem);
    return graphOf(manifest);
  } catch (error) {
    const why = error instanceof Error ? error.message : "its tasks do not fit together";
    const file = join(folder, "manifest.json");
    throw new OrchcError(manifestNotValid({ file, why, build: basename(folder) }));
  }
}
