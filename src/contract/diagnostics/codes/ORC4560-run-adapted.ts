import { defineDiagnostic } from "../diagnostic.ts";

export const runAdapted = defineDiagnostic<{
  readonly run: string;
  /** The run that goes on from it, and the build of that. */
  readonly next: string;
  readonly name: string;
}>({
  code: "ORC4560",
  title: "The run has gone on with an adapted plan",
  severity: "error",
  message: ({ run, next, name }) =>
    `Run ${run} has gone on as run ${next}, with the adapted plan ${name}.`,
  help: ({ next, name }) => `Go on with that one: orchc exec ${name} --resume ${next}`,
  explanation: `
When tasks of a run had failed, its plan was adapted, and the adapted plan took over what was finished. What it has done
since is not known to the first run: to go on there as well could make a change twice. The first run stays as it is, to be
looked at; a new run of the first plan can be started at any time.
`,
});
