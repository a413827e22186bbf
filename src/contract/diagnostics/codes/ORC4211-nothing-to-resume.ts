import { defineDiagnostic } from "../diagnostic.ts";

export const nothingToResume = defineDiagnostic<{
  readonly run: string;
  /** Why there is nothing. */
  readonly why: string;
}>({
  code: "ORC4211",
  title: "There is nothing to go on with",
  severity: "error",
  message: ({ run, why }) => `Nothing of run ${run} is left to do: ${why}.`,
  help: ({ run }) =>
    `To do something again: orchc retry ${run} --task TASK, or --from TASK for it and all that follows.`,
  explanation: `
\`--resume\` and \`orchc retry\` do what has not succeeded. What has succeeded is kept, unless a task is named.
A task of which it is not known whether it changed something (ORC4210) is done again only when it is named.
`,
});
