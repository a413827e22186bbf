/** The folder in which a page is read: a workspace as `orchc init` makes it, with orchc linked into it. */
import { execa } from "execa";
import { symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { orchc, REPOSITORY } from "../support/built-cli.ts";
import { tempFolder, type TempFolder } from "../support/temp-folder.ts";

export interface Ran {
  readonly status: number | undefined;
  /** Standard output, then standard error. */
  readonly printed: string;
}

export interface PageWorkspace extends TempFolder {
  /** A line of shell, as a reader types it. */
  run(line: string): Promise<Ran>;
}

/** Use with `await using`. */
export async function pageWorkspace(): Promise<PageWorkspace> {
  const folder = await tempFolder();
  const made = await orchc(folder.path, ["init"]);
  if (made.status !== 0) throw new Error(made.stderr);
  const modules = (name: string) => join("node_modules", name);
  // Data of the first example, and types for the type check.
  for (const name of ["vega-datasets", "@types"]) {
    await symlink(join(REPOSITORY, modules(name)), folder.at(modules(name)), "junction");
  }
  const path = [
    folder.at("node_modules/.bin"),
    dirname(process.execPath),
    process.env["PATH"] ?? "",
  ].join(":");
  return Object.assign(folder, {
    async run(line: string): Promise<Ran> {
      const { exitCode, stdout, stderr } = await execa("bash", ["--norc", "-c", line], {
        cwd: folder.path,
        // npm looks into its own folder and, offline, for nothing else.
        env: { PATH: path, HOME: folder.path, npm_config_offline: "true" },
        extendEnv: false,
        stdin: "ignore",
        reject: false,
      });
      return { status: exitCode, printed: `${stdout}\n${stderr}` };
    },
  });
}
