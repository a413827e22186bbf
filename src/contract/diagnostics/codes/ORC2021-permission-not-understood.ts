import { defineDiagnostic } from "../diagnostic.ts";

export const permissionNotUnderstood = defineDiagnostic<{
  readonly tool: string;
  readonly kind: string;
  readonly entry: string;
  readonly expected: string;
}>({
  code: "ORC2021",
  title: "A permission cannot be understood",
  severity: "error",
  message: ({ tool, kind, entry, expected }) =>
    `${tool} has the permission ${kind}: ${JSON.stringify(entry)}, which is not ${expected}.`,
  help: ({ kind, expected }) => `Write ${expected} in permissions.${kind} of its defineTool.`,
  explanation: `
A reviewer answers for what a manifest lists, so every entry must have one meaning:

\`\`\`ts
permissions: {
  // A host at the port of its scheme, a host at a port, an IPv6 address, or any host.
  network: ["api.example.org", "api.example.org:8443", "[2001:db8::1]", "*"],
  read: ["data/prices.csv"],
  commands: ["git"],
  env: ["LANG"], // names of variables
  secrets: ["EXAMPLE_KEY"], // names of secrets of the workspace
},
\`\`\`

There are no patterns of hosts (\`*.example.org\`): name each one.
`,
});
