/** A plan as it is named on the command line: of the working tree, of a revision, of the history, or a file. */
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { readVersionText } from "../compiler/index.ts";
import { fileNotReadable, OrchcError, wrongUsage } from "../contract/diagnostics/index.ts";
import type { Workspace } from "../workspace/index.ts";
import { buildName } from "./build-name.ts";
import { openRevision } from "./git-revision.ts";
import { relativeTo } from "./render/place.ts";
import type { Session } from "./session.ts";

export interface PlanOperand {
  /** Of a plan in `generated/`; absent for a file elsewhere. */
  readonly name?: string;
  /** Absolute path of the plan file. */
  readonly file: string;
  /** As messages name it. */
  readonly path: string;
  /** A version of the history, or a revision of git; absent for what is there now. */
  readonly at?: number | string;
}

export interface PlanText {
  /** As people name it: `sales`, `sales@main~2 (3f2a1c9)`, `old/plan.json`. */
  readonly label: string;
  readonly text: string;
  /** The text of the manifest beside it, where there is one. */
  readonly manifest?: string | undefined;
}

/** The number of a version. A hash of only digits is longer, as git shortens hashes to seven. */
const VERSION = /^[1-9]\d{0,5}$/;

const NAME = /^[a-z0-9][a-z0-9-]*$/;

/**
 * Reads `NAME`, a build's folder or a plan file, each with `@REVISION` or `@VERSION` behind it. What exists as it is
 * written is a file, whatever is in its name.
 */
export async function parseOperand(
  written: string,
  workspace: Workspace,
  cwd: string,
): Promise<PlanOperand> {
  const isWhole = (await kindOf(resolve(cwd, written))) !== undefined;
  const split = isWhole ? -1 : written.indexOf("@");
  const place = split < 0 ? written : written.slice(0, split);
  const revision = split < 0 ? undefined : written.slice(split + 1);
  if (place === "" || revision === "") {
    const reason = `${JSON.stringify(written)} names no plan, or no revision of it.`;
    throw new OrchcError(wrongUsage({ reason, usage: "orchc diff NAME@REVISION NAME" }));
  }
  const located = await locate(place, workspace, cwd);
  if (revision === undefined) return located;
  return { ...located, at: VERSION.test(revision) ? Number(revision) : revision };
}

async function locate(place: string, workspace: Workspace, cwd: string): Promise<PlanOperand> {
  const { generated } = workspace.paths;
  const name = buildName(place, workspace, cwd);
  if (NAME.test(name)) {
    const file = join(generated, name, "plan.json");
    return { name, file, path: relativeTo(cwd, file) };
  }
  const path = resolve(cwd, place);
  const isFolder = (await kindOf(path)) === "folder" || !place.endsWith(".json");
  const file = isFolder ? join(path, "plan.json") : path;
  const isOwn = dirname(dirname(file)) === generated && basename(file) === "plan.json";
  return {
    ...(isOwn && { name: basename(dirname(file)) }),
    file,
    path: relativeTo(cwd, file),
  };
}

async function kindOf(path: string): Promise<"folder" | "file" | undefined> {
  return stat(path).then(
    (found) => (found.isDirectory() ? "folder" : "file"),
    () => undefined,
  );
}

/** The text of a plan and where it comes from; `undefined` when there is none, and perhaps was none yet. */
export async function readOperand(
  operand: PlanOperand,
  workspace: Workspace,
  session: Session,
): Promise<PlanText | undefined> {
  const { name, file, path, at } = operand;
  if (typeof at === "number") {
    return { label: `${name}@${at}`, text: await readVersionText(workspace, namedBy(operand), at) };
  }
  if (at !== undefined) {
    const revision = await openRevision(workspace.root, at, path, session.env);
    const text = await revision.read(file);
    const label = `${name ?? path}@${at} (${revision.commit.slice(0, 7)})`;
    if (text === undefined) return undefined;
    return { label, text, manifest: await revision.read(manifestBeside(file)) };
  }
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    const isMissing = error.code === "ENOENT" || error.code === "ENOTDIR";
    if (isMissing && name !== undefined) return undefined;
    const reason = isMissing ? "there is no such file" : error.message;
    throw new OrchcError(fileNotReadable({ file: path, reason }, { in: "file", file }));
  });
  if (text === undefined) return undefined;
  const manifest = await readFile(manifestBeside(file), "utf8").catch(() => undefined);
  return { label: name ?? path, text, manifest };
}

/** The name of a plan of the workspace. Throws an OrchcError for a file elsewhere: it has no history. */
export function namedBy({ name, path }: PlanOperand): string {
  if (name !== undefined) return name;
  const reason = `Plans of the workspace have versions; ${path} is none of them.`;
  throw new OrchcError(wrongUsage({ reason, usage: "orchc plan --history NAME" }));
}

function manifestBeside(file: string): string {
  return join(dirname(file), "manifest.json");
}
