import { defineDiagnostic } from "../diagnostic.ts";

export const runOfAnotherBuild = defineDiagnostic<{
  readonly run: string;
  readonly name: string;
  readonly of: string;
}>({
  code: "ORC4212",
  title: "The run is of another build",
  severity: "error",
  message: ({ run, name, of }) => `Run ${run} is of ${of}, and cannot go on as ${name}.`,
  help: ({ run, of }) => `Go on with it by its build: orchc exec ${of} --resume ${run}`,
  explanation: `
A run goes on by the build that started it, or by a later build of the same name, which takes from the run what still
holds. Two builds of different names answer different questions.
`,
});
