import { defineDiagnostic } from "../diagnostic.ts";

export const resultsKept = defineDiagnostic<{
  readonly run: string;
  readonly from: string;
  readonly kept: readonly string[];
  readonly changed: readonly string[];
  readonly after: readonly string[];
}>({
  code: "ORC4702",
  title: "The build has changed since the run that goes on",
  severity: "note",
  message: ({ run, from, kept, changed, after }) =>
    [
      `The build has changed since run ${from}, so it goes on as a new run, ${run}`,
      kept.length === 0
        ? "; none of its results still holds"
        : `; results that still hold: ${kept.join(", ")}`,
      changed.length === 0 ? "" : `; changed or without a result: ${changed.join(", ")}`,
      after.length === 0 ? "" : `; known only when those are done: ${after.join(", ")}`,
      ".",
    ].join(""),
  help: ({ from }) => `To do a task again all the same: orchc retry ${from} --task TASK`,
  explanation: `
A run is fixed by its build. When a build has changed since, \`orchc exec NAME --resume RUN\` starts a new run of the new
build, which takes from the old one every result that still holds: that of a task with the same tool, the same code of
this tool, the same arguments and the same content of the files that it reads. Relative times such as "yesterday" mean
what they meant in the old run. All other tasks are done, and what no person knows whether it was done is not done again by
itself (ORC4210).
`,
});
