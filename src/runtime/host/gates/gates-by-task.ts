import type { GateFacts } from "../../../contract/gates.ts";
import type { GateRow } from "../../store/index.ts";

/** What gates ask, as it is recorded: the rest of a row is what became of it. */
export function gatesByTask(rows: readonly GateRow[]): Map<string, GateFacts> {
  return new Map(
    rows.map(({ task, question, shown, value, deadline, byDefault, asked }) => [
      task,
      {
        question,
        shown,
        ...(value !== undefined && { value }),
        ...(deadline !== undefined && { deadline }),
        ...(byDefault !== undefined && { byDefault }),
        ...(asked !== undefined && { asked }),
      },
    ]),
  );
}
