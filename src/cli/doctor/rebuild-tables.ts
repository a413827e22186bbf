import { journalDamaged } from "../../contract/diagnostics/index.ts";
import { rebuildHistory } from "../../runtime/index.ts";
import type { Workspace } from "../../workspace/index.ts";
import type { Outcome } from "../command.ts";
import { historyOf } from "../history.ts";
import { count } from "../render/amounts.ts";

/** Throws an OrchcError while a run is executed. */
export async function rebuildTables({ paths }: Workspace): Promise<Outcome> {
  const rebuilt = await rebuildHistory(historyOf(paths));
  const { runs, events, damaged } = rebuilt;
  return {
    text: `The tables were made again from the journal: ${count(runs, "run")}, ${count(events, "event")}.`,
    json: { rebuilt },
    diagnostics: damaged.map((run) => journalDamaged({ run })),
  };
}
