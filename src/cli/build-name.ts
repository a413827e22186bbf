/** How a build is named on the command line. Loads nothing: `orchc exec` starts without the compiler. */
import { relative, resolve, sep } from "node:path";
import type { PositionalOptions } from "yargs";
import type { Workspace } from "../workspace/index.ts";

export const buildPositional = {
  name: { type: "string", describe: "of a plan in generated/, or its folder" },
} as const satisfies Record<string, PositionalOptions>;

/** The name of a build that may have been given as a folder: `generated/sales/` is `sales`. */
export function buildName(written: string, { root, paths }: Workspace, cwd: string): string {
  const name = [cwd, root]
    .map((folder) => relative(paths.generated, resolve(folder, written)))
    .find((inside) => inside !== "" && !inside.startsWith("..") && !inside.includes(sep));
  return name ?? written;
}
