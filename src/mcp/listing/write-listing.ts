/** Writes the folder of a server: its listing and the modules of its tools. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cannotWriteMcp, OrchcError } from "../../contract/diagnostics/index.ts";
import { prettyJson } from "../../contract/json.ts";
import type { Effect } from "../../contract/permissions.ts";
import { writeFailure } from "../../contract/write-failure.ts";
import { printModule } from "../module/print-module.ts";
import { readWitness } from "../witness/witness-file.ts";
import type { Listing } from "./listing.ts";
import { placesOf } from "./places.ts";

export interface WriteOptions {
  /** The folder of all servers, absolute. */
  readonly mcp: string;
  readonly server: string;
  /** By the tool's name: what the configuration says of its effect. */
  readonly effects?: Readonly<Record<string, Effect>> | undefined;
}

/**
 * A file that is there as it should be is left alone; modules of tools that are listed no more are removed.
 *
 * @returns the modules that were written or removed, absolute
 * @throws OrchcError when the folder cannot be written
 */
export async function writeListing(listing: Listing, options: WriteOptions): Promise<string[]> {
  const { mcp, server, effects = {} } = options;
  const places = placesOf(mcp, server);
  try {
    await mkdir(places.folder, { recursive: true });
    await sayModules(mcp);
    const changed: string[] = [];
    const modules = new Set<string>();
    for (const tool of listing.tools) {
      const file = places.module(tool.export);
      modules.add(file);
      const witnessed =
        tool.output === undefined
          ? await readWitness(places.witness(tool.export), server)
          : undefined;
      const text = printModule(tool, { server, effect: effects[tool.name], witnessed });
      if (await put(file, text)) changed.push(file);
    }
    for (const name of await readdir(places.folder)) {
      const file = join(places.folder, name);
      if (!name.endsWith(".ts") || modules.has(file)) continue;
      await rm(file);
      changed.push(file);
    }
    // Last: what is listed has its module.
    await put(places.listing, prettyJson(listing));
    return changed;
  } catch (error) {
    if (error instanceof OrchcError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new OrchcError(
      cannotWriteMcp(writeFailure(code, message), { in: "file", file: places.folder }),
    );
  }
}

/**
 * Modules of a package that says nothing of them, or says that they are CommonJS (`npm init` does), are no modules to
 * Node: the folder says it of its own. A file that is there is left alone.
 */
async function sayModules(folder: string): Promise<void> {
  await writeFile(join(folder, "package.json"), '{ "type": "module" }\n', { flag: "wx" }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    },
  );
}

async function put(file: string, text: string): Promise<boolean> {
  if ((await readFile(file, "utf8").catch(() => undefined)) === text) return false;
  await writeFile(file, text);
  return true;
}
