import { defineDiagnostic } from "../diagnostic.ts";

export const unusedParameter = defineDiagnostic<{ readonly name: string }>({
  code: "ORC1009",
  title: "A declared parameter is not used by the query",
  severity: "error",
  message: ({ name }) => `The parameter ${name} is declared, but the query does not use it.`,
  help: ({ name }) => `Write {${name}} where its value belongs, or remove its declaration.`,
  explanation: `
A parameter that the query never mentions could be given any value without changing anything,
which is nearly always a misspelling: \`{ coin }\` with spaces, or \`$coin\`, is not a placeholder, \`{coin}\` is.
`,
});
