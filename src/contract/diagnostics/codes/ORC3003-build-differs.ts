import { defineDiagnostic } from "../diagnostic.ts";

export const buildDiffers = defineDiagnostic<{
  readonly file: string;
  readonly how: string;
  readonly name: string;
}>({
  code: "ORC3003",
  title: "A build differs from its plan",
  severity: "error",
  message: ({ file, how }) => `${file} ${how}.`,
  help: ({ name }) =>
    `Build again, and review the differences: orchc build ${name}. To keep a change made by hand, make it in plan.json.`,
  explanation: `
Building a plan gives the same bytes every time, so a build that was committed can be compared with
its plan. A difference means that a file was edited by hand, that the plan was changed without a new
build, or that a tool or orchc itself has changed since.
`,
});
