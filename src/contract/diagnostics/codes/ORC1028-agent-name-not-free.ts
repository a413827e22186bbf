import { defineDiagnostic } from "../diagnostic.ts";

export const agentNameNotFree = defineDiagnostic<{
  readonly name: string;
  readonly why: "malformed" | "taken";
}>({
  code: "ORC1028",
  title: "The name of an agent is taken or not valid",
  severity: "error",
  message: ({ name, why }) =>
    why === "taken"
      ? `There already is an agent ${JSON.stringify(name)}.`
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
