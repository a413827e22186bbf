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
  help: ({ name }) => `Read the build in generated/${name}, then run it: orchc exec ${name} --yes`,
  explanation: `
A tool declares its effect: \`read\` changes nothing outside the run, \`write\` changes files or services,
\`destructive\` removes or overwrites. One rule holds for \`orchc run\` and \`orchc exec\`: when a task writes or
destroys, orchc asks first, on a terminal. With \`--yes\` it goes on without asking. Where it cannot ask, because it
is not on a terminal, nothing runs, and the exit status is 3.

It makes no difference that the question itself said "save as out.md": where a file goes, and whether one is
replaced, is decided by the plan, and that is what one agrees to. \`orchc plan\` lists such tasks under "Asks first".

Two ways do not ask: a script that is run alone (\`node generated/NAME/u1.ts\`), and the library (\`exec\` and \`run\`
of \`import "orchc"\`). Whoever uses them has the build at hand.
`,
});
