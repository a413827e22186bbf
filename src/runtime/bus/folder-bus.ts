/** The bus as a folder: the only one today. */
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import type { Workspace } from "../../workspace/workspace.ts";
import { diskUse } from "../disk-use.ts";
import { adoptFile } from "./adopt-file.ts";
import type { Bus } from "./bus.ts";
import { handOut } from "./hand-out.ts";
import { hashFile } from "./hash-file.ts";
import { runFolder, stagingOf } from "./folders.ts";
import { removeLeftovers } from "./leftovers.ts";
import { streamBusFile } from "./read-bus-file.ts";
import { removeFolders } from "./remove-folders.ts";
import { removeStaging } from "./staging.ts";
import { filesOf, takeFiles } from "./take-files.ts";
import { writeFile } from "./write-file.ts";

export function busOf({ paths: { bus } }: Pick<Workspace, "paths">): Bus {
  return {
    put: (file) => adoptFile({ ...file, bus }),
    write: (file) => writeFile(bus, file),
    open: (run, ref) => streamBusFile(runFolder(bus, run), ref),
    stat: (run, file) => hashFile(resolve(runFolder(bus, run), file)).catch(() => undefined),
    list: (from) => filesOf(bus, from),
    take: (from, to, files) => takeFiles(bus, from, to, files),
    hand: (run, ref, path) => handOut(runFolder(bus, run), ref, path),
    create: async (run) => void (await mkdir(runFolder(bus, run), { recursive: true })),
    mount: (run) => runFolder(bus, run),
    staging: (run) => stagingOf(bus, run),
    removeStaging: (run) => removeStaging(bus, run),
    size: async (run) => (await diskUse(runFolder(bus, run))).bytes,
    remove: (run, others = []) => removeFolders(bus, run, [runFolder(bus, run), ...others]),
    removeLeftovers: (options) => removeLeftovers(bus, options),
  };
}
