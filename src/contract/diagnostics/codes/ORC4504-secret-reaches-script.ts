import { defineDiagnostic } from "../diagnostic.ts";

export const secretReachesScript = defineDiagnostic<{
  readonly variable: string;
}>({
  code: "ORC4504",
  title: "A script would see a secret of the host",
  severity: "error",
  message: ({ variable }) =>
    `A tool of this build is given the environment variable ${variable}, which holds a secret of the host.`,
  help: ({ variable }) =>
    `Take ${variable} out of permissions.env of the tool, name the secret in permissions.secrets instead, and build again.`,
  explanation: `
A variable that \`secrets\` or \`model.apiKeyEnv\` of the configuration names is read by the host alone. A tool that lists it
in \`env\` would have it in its own process. With \`permissions: { secrets: ["EXAMPLE_KEY"] }\` the host adds the secret
to the tool's requests, and the tool never sees it.
`,
});
