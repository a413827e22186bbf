/** Files that a worker writes before the host puts them on the bus: the only folder it may always write. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface Staging {
  /** Writes a file under a new name, and gives the name. */
  put(content: string | Uint8Array): Promise<string>;
}

export function stagingIn(folder: string): Staging {
  return {
    put: async (content) => {
      const name = nextName();
      const path = join(folder, name);
      try {
        await writeFile(path, content);
      } catch (error) {
        // The part that a full disk took would be in the way of everything else.
        await rm(path, { force: true });
        throw error;
      }
      return name;
    },
  };
}

let count = 0;

/** Unlike any other of this process, which may serve several units in one folder. */
function nextName(): string {
  count += 1;
  return String(count);
}
