/** The files of `templates/workspace` and `templates/agent`, as they are written. */
import { glob, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { templateFile } from "../../contract/package-root.ts";

export interface TemplateFile {
  /** Relative, with `/`. */
  readonly name: string;
  readonly text: string;
}

/** npm leaves files of this name out of packages. */
const renamed: Readonly<Record<string, string>> = { gitignore: ".gitignore" };

/** Sorted by name. */
export async function templateFiles(template: "workspace" | "agent"): Promise<TemplateFile[]> {
  const folder = templateFile(template);
  const names = await Array.fromAsync(glob("**/*", { cwd: folder }));
  const files = await Promise.all(
    names.map(async (name) => {
      const source = join(folder, name);
      if (!(await stat(source)).isFile()) return [];
      const written = (renamed[name] ?? name).replaceAll("\\", "/");
      return [{ name: written, text: await readFile(source, "utf8") }];
    }),
  );
  return files.flat().toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
