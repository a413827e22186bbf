import { defineDiagnostic } from "../diagnostic.ts";

export const resultChanged = defineDiagnostic<{
  readonly task: string;
  readonly changes: readonly string[];
}>({
  code: "ORC4604",
  title: "A task gives another result than when it was recorded",
  severity: "error",
  message: ({ task, changes }) =>
    `The result of ${task} is of another form than recorded: ${changes.join("; ")}`,
  help: () =>
    "Correct the tool; or, when the change is meant, record the run again: orchc exec NAME --record recordings/NAME.json",
  explanation: `
\`orchc exec NAME --record recordings/NAME.json\` keeps what the host answered to the tools of a run;
\`--replay\` answers from it, without network and programs, and \`orchc test NAME\` compares the results.
Compared is the form: which fields there are, of which types. Values may change.
`,
});
