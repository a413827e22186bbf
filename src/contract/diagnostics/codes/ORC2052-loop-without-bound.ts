import { defineDiagnostic } from "../diagnostic.ts";

export const loopWithoutBound = defineDiagnostic<{ readonly task: string }>({
  code: "ORC2052",
  title: "A loop without a bound",
  severity: "error",
  message: ({ task }) =>
    `${task} goes on until its condition is true, and nothing ends it when that never happens.`,
  help: () => 'Give it a limit, the most rounds that are worth it: "limit": 10.',
  explanation: `
A loop with \`until\` needs a \`limit\`. When there were so many rounds it ends, and \`isMet\` of its output is false.
Loops over items are bounded by their list, and by a limit of 1000 unless they say another one.
`,
});
