import { defineDiagnostic } from "../diagnostic.ts";

export const typeCheckFailed = defineDiagnostic<{ readonly reason: string }>({
  code: "ORC3002",
  title: "The scripts of a build could not be type-checked",
  severity: "error",
  message: ({ reason }) => `The type check of the build failed: ${reason}`,
  help: () =>
    "If it names one of your own modules, fix that module. If the compiler itself is missing, install orchc again, which includes it.",
  explanation: `
orchc checks the types of a build with the native TypeScript compiler that it includes. It reported
something that belongs to no argument of the plan: a module that cannot be found, or an error in a
workspace's own tool.
`,
});
