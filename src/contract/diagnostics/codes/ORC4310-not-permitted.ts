import { defineDiagnostic } from "../diagnostic.ts";

export const notPermitted = defineDiagnostic<{ readonly what: string }>({
  code: "ORC4310",
  title: "A tool exceeded its permissions",
  severity: "error",
  message: ({ what }) => `It may not ${what}.`,
  help: () =>
    "Declare what your tool touches in `permissions` of its defineTool, then build again. Network and programs are reached through context.fetch and context.exec.",
  explanation: `
A script may touch only what its manifest lists: hosts, files, programs and variables that its tools declare.
The host checks requests and programs; Node's permission model checks files, processes and sockets.

\`\`\`ts
permissions: {
  read: [{ arg: "file" }, "rates"], // the file that the argument names, and a folder of the workspace
  write: ["out"],
  network: ["api.example.org"],
  commands: ["git"],
},
\`\`\`

A built-in tool declares all that it needs: when one is refused, its arguments name a path that it may not touch, such
as a symbolic link to a target outside its grants.
`,
});
