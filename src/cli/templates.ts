/** Templates of the workspace and of the store, taken together. The workspace's own file wins. */
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { checkSourceName, readTemplates, templateFile } from "../compiler/index.ts";
import {
  noSuchTemplate,
  OrchcError,
  templateDiffers,
  type Diagnostic,
} from "../contract/diagnostics/index.ts";
import { nearestName } from "../contract/nearest.ts";
import { openHistory, openStore, type TemplateRow } from "../runtime/index.ts";
import type { Workspace } from "../workspace/index.ts";
import { relativeTo } from "./render/place.ts";
import { writeWorkspaceFile } from "./init/write-file.ts";

export interface Template extends Pick<TemplateRow, "name" | "version" | "format" | "content"> {
  /** Absolute path; absent of one that stands in the store alone. */
  readonly file?: string;
  readonly isInStore: boolean;
  /** Whether the store has another one of this name and version. */
  readonly differs: boolean;
}

/** All versions, by name and version. */
export async function listTemplates(workspace: Workspace): Promise<Template[]> {
  const [files, rows] = await Promise.all([readTemplates(workspace), storedTemplates(workspace)]);
  const keyOf = ({ name, version }: Pick<Template, "name" | "version">) => `${name}@${version}`;
  const stored = new Map(rows.map((row) => [keyOf(row), row]));
  const own = files.map((file): Template => {
    const row = stored.get(keyOf(file));
    const differs = row !== undefined && row.content !== file.content;
    return { ...file, isInStore: row !== undefined, differs };
  });
  const known = new Set(own.map(keyOf));
  const others = rows
    .filter((row) => !known.has(keyOf(row)))
    .map((row): Template => ({ ...row, isInStore: true, differs: false }));
  return [...own, ...others].toSorted((a, b) =>
    a.name === b.name ? a.version - b.version : a.name < b.name ? -1 : 1,
  );
}

async function storedTemplates({ paths }: Workspace): Promise<TemplateRow[]> {
  if (!existsSync(paths.database)) return [];
  const store = await openHistory(paths.database);
  try {
    return await store.templates();
  } finally {
    await store.close();
  }
}

/** `report@2`, or `report` for its newest version. Throws an OrchcError when there is none. */
export async function templateNamed(written: string, workspace: Workspace): Promise<Template> {
  const { name, versions } = await versionsOf(written, workspace);
  const [, wanted] = /@(\d+)$/.exec(written) ?? [];
  const found =
    wanted === undefined
      ? versions.at(-1)
      : versions.find(({ version }) => version === Number(wanted));
  if (found !== undefined) return found;
  const known = versions.map(({ version }) => `${name}@${version}`);
  throw new OrchcError(noSuchTemplate({ name: written, known }));
}

/** All versions of a template. Throws an OrchcError when there are none. */
export async function versionsOf(
  written: string,
  workspace: Workspace,
): Promise<{ readonly name: string; readonly versions: readonly Template[] }> {
  const all = await listTemplates(workspace);
  const name = written.replace(/@\d+$/, "");
  const versions = all.filter((one) => one.name === name);
  if (versions.length > 0) return { name, versions };
  const known = [...new Set(all.map((one) => one.name))];
  const nearest = nearestName(name, known);
  throw new OrchcError(
    noSuchTemplate({ name: written, known, ...(nearest !== undefined && { nearest }) }),
  );
}

/** What is to be told of a template that is used or shown. */
export function problemsOf(
  { name, version, file, differs }: Template,
  { cwd }: { readonly cwd: string },
): Diagnostic[] {
  if (!differs || file === undefined) return [];
  return [
    templateDiffers(
      { name: `${name}@${version}`, file: relativeTo(cwd, file) },
      { in: "file", file },
    ),
  ];
}

/**
 * Keeps a plan as the next version of a template, in the workspace and in the store. One that is the newest version
 * already is left as it is.
 */
export async function saveTemplate(
  name: string,
  { format, content }: Pick<Template, "format" | "content">,
  workspace: Workspace,
): Promise<{ readonly template: Template; readonly isNew: boolean }> {
  checkSourceName(name);
  const before = (await listTemplates(workspace)).findLast((one) => one.name === name);
  const isSame = before?.content === content && before.format === format && !before.differs;
  const store = await openStore(workspace.paths.database);
  try {
    let version = isSame ? before.version : (before?.version ?? 0) + 1;
    const row = () => ({ name, version, format, content, savedAt: new Date().toISOString() });
    // another workspace may save the same name at this moment
    let isKept = (await store.addTemplate(row())) || isSame;
    while (!isKept) {
      version += 1;
      isKept = await store.addTemplate(row());
    }
    const file = await writeTemplate({ name, version, format, content }, workspace);
    const template = { name, version, format, content, file, isInStore: true, differs: false };
    return { template, isNew: !isSame };
  } finally {
    await store.close();
  }
}

/** Puts a version into the workspace, so that it is committed with what is built from it. Gives its path. */
export async function writeTemplate(
  template: Pick<Template, "name" | "version" | "format" | "content">,
  workspace: Workspace,
): Promise<string> {
  const file = templateFile(template, workspace);
  await writeWorkspaceFile(file, template.content, "w");
  return file;
}

/** Removes versions from the workspace and from the store. */
export async function removeTemplates(
  templates: readonly Template[],
  workspace: Workspace,
): Promise<void> {
  for (const { file } of templates) if (file !== undefined) await rm(file, { force: true });
  const stored = templates.filter(({ isInStore }) => isInStore);
  if (stored.length === 0) return;
  const store = await openStore(workspace.paths.database);
  try {
    for (const { name, version } of stored) await store.removeTemplate(name, version);
  } finally {
    await store.close();
  }
}
