/** Whether the code that a build loads is the one that was built and approved. */
import { basename, relative, sep } from "node:path";
import { differencesFrom } from "../../contract/approval.ts";
import {
  buildNotApproved,
  notApproved,
  packageChanged,
  writableModule,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { LockedPackage, Manifest } from "../../contract/manifest.ts";
import { lockedPackages } from "../../workspace/locked-packages.ts";
import { isWithin } from "../../workspace/within.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { writeProblem } from "../../workspace/write-places.ts";
import { readApproval } from "../../workspace/approval-file.ts";
import type { Build } from "./read-build.ts";

/** @param digest that the build must have, where whoever runs it says so */
export async function checkCode(
  build: Build,
  workspace: Workspace,
  digest: string | undefined,
): Promise<Diagnostic[]> {
  const { manifest } = build;
  return [
    ...checkDigest(build, workspace, digest),
    ...(await checkApproval(build, workspace)),
    ...(await checkPackages(manifest, workspace)),
    ...(await checkModulePlaces(build, workspace)),
  ];
}

/** By the name that it is run by, which is its folder's: a build may have been put in the place of another one. */
function checkDigest(
  { folder, manifest: { digest } }: Build,
  { config }: Workspace,
  asked: string | undefined,
): Diagnostic[] {
  const name = basename(folder);
  const isAsked = asked === undefined || asked === digest;
  const flag = isAsked ? [] : [notApproved({ name, digest, approved: asked, by: "flag" })];
  if (config.approved === undefined) return flag;
  const approved = Object.hasOwn(config.approved, name) ? config.approved[name] : undefined;
  if (approved === digest) return flag;
  return [...flag, notApproved({ name, digest, approved, by: "configuration" })];
}

/** Of a build whose name is its folder's, as somebody approved it, where that is required. */
async function checkApproval(
  { folder, manifest }: Build,
  { config }: Workspace,
): Promise<Diagnostic[]> {
  if (config.approval === "optional") return [];
  const name = basename(folder);
  const approval = await readApproval(folder);
  if (approval === undefined)
    return [buildNotApproved({ name, approved: undefined, differences: [] })];
  if (approval.digest === manifest.digest) return [];
  const differences = differencesFrom(approval, manifest);
  return [buildNotApproved({ name, approved: approval, differences })];
}

async function checkPackages(
  { name, packages = {} }: Manifest,
  { root }: Workspace,
): Promise<Diagnostic[]> {
  const names = Object.keys(packages);
  const found = await lockedPackages(names, root);
  return names.flatMap((each) => {
    const [built, now] = [packages[each], found[each]];
    if (built?.version === now?.version && built?.integrity === now?.integrity) return [];
    const facts = { package: each, built: described(built), now: described(now), name };
    return [packageChanged(facts)];
  });
}

function described(is: LockedPackage | undefined): string {
  if (is === undefined) return "none";
  const { version, integrity } = is;
  return `${version} (${integrity === undefined ? "in no lock file" : `locked by ${integrity.slice(0, 15)}…`})`;
}

/** The configuration may have changed since the build. */
async function checkModulePlaces(
  { folder, files }: Build,
  workspace: Workspace,
): Promise<Diagnostic[]> {
  const own = [...files.keys()].filter((file) => !isWithin(folder, file));
  const found = await Promise.all(
    own.map(async (file) => {
      if ((await writeProblem(file, workspace)) !== undefined) return [];
      const name = relative(workspace.root, file).split(sep).join("/");
      return [writableModule({ file: name }, { in: "file", file })];
    }),
  );
  return found.flat();
}
