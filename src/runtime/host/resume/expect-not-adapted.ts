import { OrchcError, runAdapted } from "../../../contract/diagnostics/index.ts";
import type { RunRow, Store } from "../../store/index.ts";

/**
 * What an adapted plan has done since is not known to the run that it goes on from: going on here could do it twice.
 * To be asked while the run is claimed.
 *
 * @throws OrchcError when a run of another build goes on from it
 */
export async function expectNotAdapted({ id: run, name }: RunRow, store: Store): Promise<void> {
  const next = (await store.runs({ from: run })).find((row) => row.name !== name);
  if (next === undefined) return;
  throw new OrchcError(runAdapted({ run, next: next.id, name: next.name }));
}
