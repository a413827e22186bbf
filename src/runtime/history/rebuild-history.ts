import { OrchcError, runIsExecuted } from "../../contract/diagnostics/index.ts";
import { isOwnerAlive, ownerInWords } from "../lease/index.ts";
import { openStore, type Rebuilt } from "../store/index.ts";

/**
 * Makes the tables of the history again from the journal: rows that were deleted or altered by hand are as they were.
 *
 * @param file of the database, which is there
 * @throws OrchcError while a living process executes a run; nothing has changed then
 */
export async function rebuildHistory(file: string): Promise<Rebuilt> {
  const store = await openStore(file);
  try {
    const owned = (await store.owners()).filter(isOwnerAlive);
    if (owned.length > 0) {
      throw new OrchcError(
        owned.map(({ run, owner }) => runIsExecuted({ run, where: ownerInWords(owner) })),
      );
    }
    return await store.rebuild();
  } finally {
    await store.close();
  }
}
