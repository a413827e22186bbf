import { defineDiagnostic } from "../diagnostic.ts";

export const toolsNotKnown = defineDiagnostic<{
  /** As the two plans are named on the command line. */
  readonly plan: string;
  readonly tools: readonly string[];
}>({
  code: "ORC3026",
  title: "Nothing is known of tools of a plan that is compared",
  severity: "warning",
  message: ({ plan, tools }) =>
    `Nothing is known of ${tools.join(", ")}, which ${plan} uses: what ${tools.length === 1 ? "it" : "they"} may touch is left out of the permissions, and the risk is taken to be high.`,
  help: () =>
    "Compare builds: a manifest that was made from this very plan says what its tools may touch. For a plan of this workspace: orchc tools, then orchc build NAME",
  explanation: `
What a task may touch and how risky it is follows from its tool. A plan of an older revision, or of another workspace, may
use tools that this workspace no longer has, or whose modules cannot be loaded. The code of an older revision is never run
to find out.

When the plan was committed with its build, \`manifest.json\` says what it was granted, and this is not reported.
`,
});
