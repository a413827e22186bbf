/** Finds a file of this package, whether it runs from `src/` or from `dist/`. */
import { access } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** @param path Relative to the root of the package: the nearest folder above that has it. */
export async function packageFile(path: string): Promise<string> {
  for (let folder = new URL("./", import.meta.url); ; folder = new URL("../", folder)) {
    const candidate = fileURLToPath(new URL(path, folder));
    const found = await access(candidate).then(
      () => true,
      () => false,
    );
    if (found) return candidate;
    if (folder.pathname === "/" || /^\/[A-Za-z]:\/$/.test(folder.pathname)) {
      throw new Error(`${path} is missing from the installed package.`);
    }
  }
}
