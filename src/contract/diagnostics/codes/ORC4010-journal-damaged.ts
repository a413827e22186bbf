import { defineDiagnostic } from "../diagnostic.ts";

export const journalDamaged = defineDiagnostic<{ readonly run: string }>({
  code: "ORC4010",
  title: "The journal of a run is damaged",
  severity: "error",
  message: ({ run }) =>
    `The journal of run ${run} is incomplete or contradicts itself: its rows stay as they are.`,
  help: ({ run }) =>
    `It cannot be relied on: run the build again. What is left of it: orchc sql "select * from events where run_id = '${run}'"`,
  explanation: `
What happened in a run stands in the table \`events\`, numbered without a gap from its start on; the other tables follow
from it. \`orchc doctor --rebuild\` makes them again. Where events were deleted or altered by hand, it cannot tell what
happened: such a run is left as its rows are, and all other runs are rebuilt.
`,
});
