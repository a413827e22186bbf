import { defineDiagnostic } from "../diagnostic.ts";

export const agentNotLoaded = defineDiagnostic<{ readonly reason: string }>({
  code: "ORC7001",
  title: "An agent's file could not be loaded",
  severity: "error",
  message: ({ reason }) => `The agent's file could not be loaded: ${reason}`,
  help: ({ reason }) =>
    /^Cannot find package '(?<name>[^']+)'/.test(reason)
      ? `Install the package, or correct its name: npm install ${/'(?<name>[^']+)'/.exec(reason)?.groups?.["name"] ?? ""}.`
      : "Correct the file, or move it out of the agents folder.",
  explanation: `
Every \`*.ts\` file directly in the workspace's agents folder is an agent. orchc imports it when it
opens the catalog; an import that throws (a syntax error, a missing package, an exception at the top
level) is reported here with the file, and with the line where Node says it.

It is a warning: other agents work as before. Only a plan that names an agent of that file fails, with this
as its reason.

Modules that only hold tools of an agent belong one folder deeper: \`agents/<agent>/<tool>.ts\`.
`,
});
