import { defineDiagnostic } from "../diagnostic.ts";

export const agentNameNotFree = defineDiagnostic<{
  readonly name: string;
  readonly why: "malformed" | "taken";
}>({
  code: "ORC1028",
  title: "An agent cannot have this name",
  severity: "error",
  message: ({ name, why }) =>
    why === "taken"
      ? `There is an agent ${JSON.stringify(name)} already.`
      : `${JSON.stringify(name)} cannot be the name of an agent.`,
  help: ({ why }) =>
    why === "taken"
      ? "Choose another name; orchc tools lists the agents."
      : "Use letters, digits, - and _, beginning with a letter: orchc init --agent invoices",
  explanation: `
A tool is known by its agent's name and its own, \`invoices.total\`, so an agent's name is one word of letters,
digits, \`-\` and \`_\`, and no other agent has it, built in or in the workspace.
`,
});
