import { defineDiagnostic } from "../diagnostic.ts";

export const notPermitted = defineDiagnostic<{ readonly what: string }>({
  code: "ORC4310",
  title: "A tool did what it may not do",
  severity: "error",
  message: ({ what }) => `It may not ${what}.`,
  help: () =>
    "Declare it in the permissions of the tool, and build again: the manifest then shows it to the reviewer. Network and programs are reached through context.fetch and context.exec.",
  explanation: `
A script may touch only what its manifest lists: hosts, files, programs and variables that its tools declare.
The host checks requests and programs; Node's permission model checks files, processes and sockets.
`,
});
