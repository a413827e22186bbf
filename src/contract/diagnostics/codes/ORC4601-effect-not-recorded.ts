import { defineDiagnostic } from "../diagnostic.ts";

export const effectNotRecorded = defineDiagnostic<{
  readonly task: string;
  readonly effect: string;
}>({
  code: "ORC4601",
  title: "A recording has no answer to what a tool asks",
  severity: "error",
  message: ({ task, effect }) => `The recording has no answer for ${task} to: ${effect}`,
  help: () => "Record the run again: orchc exec NAME --record FILE.",
  explanation: `
\`orchc exec NAME --record recordings/NAME.json\` keeps what the host answered to the tools of a run;
\`--replay\` answers from it, without network and programs, and \`orchc test NAME\` compares the results.
Answers are found by the task, the address or program, and what is sent; headers do not count. A tool that asks
otherwise than when it was recorded, or more often, finds none.
`,
});
