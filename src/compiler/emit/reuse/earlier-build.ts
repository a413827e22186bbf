/** What an earlier build of a name has left, and what of it holds now. */
import { readdir, readFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import { compareText } from "../../../contract/compare-text.ts";
import type { Diagnostic } from "../../../contract/diagnostics/index.ts";
import { sha256 } from "../../../contract/json.ts";
import { LOCK_FILE } from "../../../contract/lock.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import { lockedPackages } from "../../../workspace/locked-packages.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { checkModules } from "../check-modules.ts";
import { packagesOf, readOwnModules, type OwnModules, type Scan } from "../own-modules.ts";
import type { Earlier, Proof } from "../prove-scripts.ts";
import { generatedName, MANIFEST } from "../write-build.ts";
import { keepRecord, readRecord } from "./build-record.ts";
import { codeIdentity } from "./code-identity.ts";
import { lookAtTypes } from "./look-at-types.ts";

export interface EarlierOptions {
  readonly name: string;
  readonly workspace: Workspace;
  /** Absolute path of the build's folder. */
  readonly folder: string;
  readonly tools: ReadonlyMap<string, ToolInfo>;
  /** What else the build follows from: values whose JSON says all of it. */
  readonly given: readonly unknown[];
}

export interface EarlierBuild extends Omit<Earlier, "typeInputs"> {
  /** What it gave, when that is what would come out now, byte by byte, and lies on disk. */
  readonly same?: {
    readonly manifest: Manifest;
    /** Names of its files. */
    readonly files: readonly string[];
    readonly diagnostics: readonly Diagnostic[];
  };
  readonly modules: OwnModules;
  /** What the type check reads beside the scripts. */
  findTypes(): Promise<Earlier["typeInputs"]>;
  /** Makes what this build has proven known to the next one. */
  keep(proof: Proof, manifest: string, diagnostics: readonly Diagnostic[]): Promise<void>;
}

export async function lookAtEarlier(options: EarlierOptions): Promise<EarlierBuild> {
  const { name, workspace, folder, tools, given } = options;
  const record = readRecord(workspace, name);
  const scans = new Map(Object.entries(record?.scans ?? {}) as [string, Scan][]);
  const byName = [...tools.values()].toSorted((a, b) => compareText(a.name, b.name));
  const modules = await readOwnModules(byName, scans);
  const [packages, misplaced, types] = await Promise.all([
    lockedPackages(packagesOf(modules), workspace.root),
    checkModules(modules, workspace),
    lookAtTypes({ folder, tools: byName, ownModules: modules.size > 0 }, record?.types),
  ]);
  const code = codeIdentity();
  const all = [
    code,
    folder,
    workspace.root,
    workspace.config,
    byName,
    [...modules.values()],
    packages,
    given,
  ];
  const rest = sha256(JSON.stringify(all));
  const inputsWith = (read: string): string => sha256(`${rest} ${read}`);
  const isSame =
    record !== undefined &&
    types.known !== undefined &&
    misplaced.length === 0 &&
    record.inputs === inputsWith(types.known.sha256);
  const intact = isSame ? await readIntact(folder, record.manifest) : undefined;
  return {
    code,
    modules,
    proven: record?.proven ?? {},
    findTypes: types.find,
    ...(intact && { same: { ...intact, diagnostics: record?.diagnostics as Diagnostic[] } }),
    keep: async ({ kept }, manifest, diagnostics) => {
      if (kept === undefined) return;
      await keepRecord(workspace, name, {
        inputs: inputsWith(kept.typeInputs.sha256),
        manifest: sha256(manifest),
        diagnostics: [...diagnostics],
        types: { paths: [...kept.typeInputs.paths], sha256: kept.typeInputs.sha256 },
        proven: kept.proven,
        scans: Object.fromEntries(
          [...scans].filter(([key]) =>
            [...modules.values()].some((one) => key.startsWith(one.sha256)),
          ),
        ),
      });
    },
  };
}

/** The files of a build in the order in which they are told, when each is what its manifest says and nothing else lies there. */
async function readIntact(
  folder: string,
  expected: string,
): Promise<{ manifest: Manifest; files: string[] } | undefined> {
  const text = await readFile(join(folder, MANIFEST)).catch(() => undefined);
  if (text === undefined || sha256(text) !== expected) return undefined;
  // Its bytes are those that a build wrote.
  const manifest = JSON.parse(text.toString("utf8")) as Manifest;
  const hashes = new Map(Object.entries(manifest.files));
  for (const { file, sha256: hash } of manifest.units) hashes.set(file, hash);
  const units = manifest.units.map(({ file }) => file);
  const picture = hashes.has("graph.svg") ? ["graph.svg"] : [];
  const files = ["types.ts", ...units, ...picture, "README.md", LOCK_FILE];
  const isIntact = files.every((file) => hashOf(join(folder, file)) === hashes.get(file));
  const present = await readdir(folder);
  const own = new Set(files);
  const extra = present.some((file) => generatedName.test(file) && !own.has(file));
  return isIntact && !extra ? { manifest, files: [...files, MANIFEST] } : undefined;
}

/** One after the other: of small files, to wait for each takes longer than to read it. */
function hashOf(file: string): string | undefined {
  try {
    return sha256(readFileSync(file));
  } catch {
    return undefined;
  }
}
