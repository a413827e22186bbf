import { defineDiagnostic } from "../diagnostic.ts";

export const runInterrupted = defineDiagnostic<{ readonly run: string; readonly name: string }>({
  code: "ORC4216",
  title: "A run was interrupted because it could not be recorded",
  severity: "note",
  message: ({ run }) => `The run ${run} was interrupted; what was reported as done is kept.`,
  help: ({ run, name }) =>
    `Once the cause is removed, go on with it: orchc exec ${name} --resume ${run}`,
  explanation: `
A run goes on only while what happens in it can be recorded. It was ended because that was not so any more (the disk is
full, another program holds the database): the error beside this note says why. No process is left, and the run is shown
as interrupted. What was running is done again when it is resumed; a change that may have been made is not made again
without a question ([ORC4210](./ORC4210-outcome-not-known.ts)).
`,
});
