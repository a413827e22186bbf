import { defineDiagnostic } from "../diagnostic.ts";

export const confirmationNeeded = defineDiagnostic<{
  /** `t3 (shell.run: destructive)`. */
  readonly tasks: readonly string[];
  /** Name of the build that is ready. */
  readonly name: string;
}>({
  code: "ORC1020",
  title: "The plan changes things, and nobody has agreed to that",
  severity: "error",
  message: ({ tasks }) => `This plan changes things outside its run: ${tasks.join(", ")}.`,
  help: ({ name }) =>
    `The build is ready to be read in generated/${name}. Run it with: orchc exec ${name}; or run at once with --yes.`,
  explanation: `
A tool declares its effect: \`read\` changes nothing outside the run, \`write\` changes files or services,
\`destructive\` removes or overwrites. \`orchc run\` plans, builds and executes in one go, so nobody has seen the
plan; when a task writes or destroys, it asks first. Where it cannot ask, because it is not on a terminal, it stops.

\`orchc exec NAME\` does not ask: whoever runs a build by name has had the chance to read it.
`,
});
