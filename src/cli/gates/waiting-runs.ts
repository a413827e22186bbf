import { withHistory } from "../history.ts";
import type { Session } from "../session.ts";

/** For completion: runs that wait for somebody. */
export async function listWaitingRuns(session: Session): Promise<string[]> {
  const gates = await withHistory(await session.workspace(), (store) => store.gates());
  const open = gates.filter(({ isOpen, decided }) => isOpen && decided === undefined);
  return ["last", ...new Set(open.map(({ run }) => run))];
}
