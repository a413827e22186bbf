import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the orchc package: the same whether its code runs from `src/` or from `dist/`. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** `.ts` in a checkout, `.js` in the package: modules import each other in the same form. */
export const moduleExtension = extname(import.meta.url);

/** The folder of the running code. Its modules may be bundled; those that are loaded by name keep their place. */
export const codeFolder = join(packageRoot, moduleExtension === ".ts" ? "src" : "dist");

function findRoot(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : findRoot(dirname(folder));
}

/** The version of the running orchc. */
export function orchcVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

/** A file below `templates/`. */
export function templateFile(name: string): string {
  return join(packageRoot, "templates", name);
}
