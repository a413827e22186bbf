/** One hash that stands for the orchc that runs: its code, its templates, and the packages that it loads. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { sha256 } from "../../../contract/json.ts";
import { codeFolder, packageRoot } from "../../../contract/package-root.ts";

/**
 * Versions alone would not do: a checkout is built again and again under one. Files count by size, times and number,
 * as they are replaced and not written over; what the type check reads of them counts by content (`type-inputs.ts`).
 */
export function codeIdentity(): string {
  const files = [
    ...filesIn(codeFolder),
    ...filesIn(join(packageRoot, "templates")),
    ...dependencies(),
  ].toSorted();
  const { version, platform, arch } = process;
  return sha256([version, platform, arch, ...files.map(stateOf)].join("\n"));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** The `package.json` of each package that orchc says it needs, where Node finds it. */
function dependencies(): string[] {
  const own = join(packageRoot, "package.json");
  const { dependencies: named = {} } = JSON.parse(readFileSync(own, "utf8")) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  const found = Object.keys(named).flatMap((name) => {
    for (let at = packageRoot; ; at = dirname(at)) {
      const file = join(at, "node_modules", name, "package.json");
      if (statSync(file, { throwIfNoEntry: false }) !== undefined) return [file];
      if (dirname(at) === at) return [];
    }
  });
  return [own, ...found];
}

/** Size, times and number of a file. */
export function stateOf(file: string): string {
  const { size, mtimeMs, ctimeMs, ino } = statSync(file);
  return [file, size, mtimeMs, ctimeMs, ino].join(" ");
}
