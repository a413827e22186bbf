/** Looks whether what was put on the bus for a run is still what it was. */
import { busFileDamaged, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Bus } from "../bus/index.ts";
import type { ArtifactRow } from "../store/index.ts";

export interface Damaged {
  readonly path: string;
  readonly diagnostic: Diagnostic;
}

/** Reads all of the files: about a second for a GiB. */
export async function findDamaged(
  bus: Bus,
  run: string,
  artifacts: readonly ArtifactRow[],
): Promise<Damaged[]> {
  const damaged: Damaged[] = [];
  // One after another: the disk reads no faster for two.
  for (const { path, task, type, bytes, sha256 } of artifacts) {
    const found = await bus.stat(run, path);
    if (found?.sha256 === sha256) continue;
    const how =
      found === undefined
        ? "is not there any more, or cannot be read"
        : found.bytes === bytes
          ? "has been altered: its sha256 differs"
          : `has ${found.bytes} bytes instead of ${bytes}`;
    damaged.push({
      path,
      diagnostic: busFileDamaged({ run, task, file: path, how, isContext: type === "error" }),
    });
  }
  return damaged;
}
