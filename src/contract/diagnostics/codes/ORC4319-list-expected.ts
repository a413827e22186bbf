import { defineDiagnostic } from "../diagnostic.ts";

export const listExpected = defineDiagnostic<{ readonly loop: string; readonly found: string }>({
  code: "ORC4319",
  title: "A loop has no list to go over",
  severity: "error",
  message: ({ loop, found }) => `Loop ${loop} goes over a list, and what it was given is ${found}.`,
  help: () =>
    "Look at the output that the list comes from (orchc show RUN): it does not have the form that the plan expects.",
  explanation: `
What a loop goes over is known only when it begins: an output of an earlier task, or a part of one. Types are checked when
a build is made, but an output is what a service or a file made it.
`,
});
