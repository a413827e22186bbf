/**
 * The folder in which a page is read: a workspace as `orchc init` makes it, with orchc linked into it; for the page of an
 * example with the files of that, too, and services that answer on 127.0.0.1.
 */
import { execa } from "execa";
import { readFile, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { glob } from "tinyglobby";
import { orchc, REPOSITORY } from "../support/built-cli.ts";
import { startMarketServer, type MarketServer } from "../support/market-server.ts";
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

/** Use with `await using`. @param page path in the repository */
export async function pageWorkspace(page: string): Promise<PageWorkspace> {
  const folder = await tempFolder();
  const remove = folder[Symbol.asyncDispose].bind(folder);
  const made = await orchc(folder.path, ["init"]);
  if (made.status !== 0) throw new Error(made.stderr);
  const modules = (name: string) => join("node_modules", name);
  // Data of the first example, types for the type check, and servers.
  for (const name of ["vega-datasets", "@types", "@modelcontextprotocol"]) {
    await symlink(join(REPOSITORY, modules(name)), folder.at(modules(name)), "junction");
  }
  const services = page.startsWith("examples/")
    ? await asExample(dirname(page), folder)
    : undefined;
  const path = [
    folder.at("node_modules/.bin"),
    dirname(process.execPath),
    process.env["PATH"] ?? "",
  ].join(":");
  return Object.assign(folder, {
    async [Symbol.asyncDispose](): Promise<void> {
      await services?.close();
      await remove();
    },
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

async function asExample(example: string, folder: TempFolder): Promise<MarketServer> {
  const from = join(REPOSITORY, example);
  for (const file of await glob("**", { cwd: from, ignore: ["out/**", "orchc.local.yaml"] })) {
    await folder.write(file, await readFile(join(from, file), "utf8"));
  }
  const services = await startMarketServer();
  const routes = { network: { routes: services.routes } };
  await folder.write("orchc.local.yaml", JSON.stringify(routes));
  return services;
}
