import { defineDiagnostic } from "../diagnostic.ts";

export const confirmationNeeded = defineDiagnostic<{
  /** `t3 (shell.run: destructive)`. */
  readonly tasks: readonly string[];
  /** Name of the build that is ready. */
  readonly name: string;
}>({
  code: "ORC1020",
  title: "The plan has effects that need confirmation",
  severity: "error",
  message: ({ tasks }) =>
    `This plan changes things outside its run, which needs confirmation: ${tasks.join(", ")}.`,
  help: ({ name }) => `Read the build in generated/${name}, then run it: orchc exec ${name} --yes`,
  explanation: `
A tool declares its effect: \`read\` changes nothing outside the run, \`write\` changes files or services,
\`destructive\` removes or overwrites. One rule holds for \`orchc run\` and \`orchc exec\`: when a task writes or
destroys, orchc asks first, on a terminal. With \`--yes\` it does not ask. Where it cannot ask, because it
is not on a terminal, nothing runs, and the exit status is 3.

This holds also when the query itself says "save as out.md": the plan decides where a file goes and whether one is
replaced, so the plan is what you confirm. \`orchc plan\` lists such tasks under "Asks first".

Two ways of running do not ask: a script that is run alone (\`node generated/NAME/u1.ts\`), and the library (\`exec\` and
\`run\` of \`import "orchc"\`). Review the build before you use them.
`,
});
