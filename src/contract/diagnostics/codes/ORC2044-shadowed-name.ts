import { defineDiagnostic } from "../diagnostic.ts";

export const shadowedName = defineDiagnostic<{
  readonly name: string;
  /** What else has the name: `a task`, `a variable of t2`. */
  readonly other: string;
}>({
  code: "ORC2044",
  title: "A name hides another one",
  severity: "error",
  message: ({ name, other }) => `The variable "${name}" has the name of ${other}.`,
  help: ({ name }) => `Give it another name, so that "${name}" has one meaning.`,
  explanation: `
A loop names its items (\`as\`, by default \`item\`), their numbers (\`index\`) and what goes from round to round
(\`carry\`), and a function in a condition its arguments. Such a name may not be the id of a task, nor one that is known
around it, nor \`params\` or \`tasks\`. Loops within loops need an \`as\` of their own.
`,
});
