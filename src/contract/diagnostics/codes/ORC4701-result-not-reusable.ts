import { defineDiagnostic } from "../diagnostic.ts";

export const resultNotReusable = defineDiagnostic<{
  readonly task: string;
  readonly run: string;
  readonly why: string;
}>({
  code: "ORC4701",
  title: "An earlier result cannot be used",
  severity: "warning",
  message: ({ task, run, why }) => `The result for ${task} in run ${run} is not used: ${why}.`,
  help: () => "Nothing has to be done for a task that only reads: it is done anew.",
  explanation: `
A task whose result is in the cache, or in the run that this one goes on from, is not done again. Before it is used, the
result is compared with the hash that was stored with it, and so is every file of it on the bus. One that was changed, cut
or removed is not used, and the task is done as if there were none. One that changes something is not done a second time
by itself: it fails with ORC4210.
`,
});
