import { defineDiagnostic } from "../diagnostic.ts";

export const indexIsWritten = defineDiagnostic<{ readonly seconds: number }>({
  code: "ORC8001",
  title: "Another process writes the index",
  severity: "error",
  message: ({ seconds }) =>
    `Another process has been writing the index of the repository for more than ${seconds} s.`,
  help: () =>
    "Wait until it has ended and try again, wait longer (--wait SECONDS), or search what is there (orchc index search WORDS --as-is).",
  explanation: `
One process at a time brings the index of a repository up to date; others wait for it, a minute unless \`--wait\` says
otherwise. The first index of a large repository takes longer than that. What it has written already can be searched with
\`--as-is\`. A process that was killed holds nothing: the system takes the lock from it.
`,
});
