/** `templates/report@2.plan.yaml`: the second version of the template `report`. */
import { glob, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { isPlanSource, templateOf } from "../../../contract/hand-written.ts";
import type { Workspace } from "../../../workspace/workspace.ts";

export interface TemplateFile {
  readonly name: string;
  /** From 1. */
  readonly version: number;
  readonly format: "yaml" | "json";
  /** Absolute path. */
  readonly file: string;
  readonly content: string;
}

/** Absolute paths of all versions, sorted. */
export async function templateFiles({ paths }: Workspace): Promise<string[]> {
  const names = await Array.fromAsync(glob("*@*.plan.*", { cwd: paths.templates }));
  return names
    .filter((name) => isPlanSource(name) && templateOf(name) !== undefined)
    .map((name) => join(paths.templates, name))
    .toSorted();
}

/** By name, then by version. */
export async function readTemplates(workspace: Workspace): Promise<TemplateFile[]> {
  const files = await templateFiles(workspace);
  const read = files.map(async (file): Promise<TemplateFile> => {
    const [, name = "", version = ""] = /^(.+)@(\d+)$/.exec(templateOf(file) ?? "") ?? [];
    const format = file.endsWith(".json") ? "json" : "yaml";
    return { name, version: Number(version), format, file, content: await readFile(file, "utf8") };
  });
  const found = await Promise.all(read);
  return found.toSorted((a, b) =>
    a.name === b.name ? a.version - b.version : a.name < b.name ? -1 : 1,
  );
}

/** Where a version stands, or would. */
export function templateFile(
  { name, version, format }: Pick<TemplateFile, "name" | "version" | "format">,
  { paths }: Workspace,
): string {
  return join(paths.templates, basename(`${name}@${version}.plan.${format}`));
}
