import { defineDiagnostic } from "../diagnostic.ts";

export const agentFactsNotLoaded = defineDiagnostic<{
  readonly agent: string;
  readonly reason: string;
}>({
  code: "ORC7008",
  title: "An agent cannot look at files",
  severity: "warning",
  message: ({ agent, reason }) =>
    `The agent ${agent} cannot look at the files that the plan names: ${reason}`,
  help: () =>
    "Fix the module behind `facts` in the agent's definition, or take `facts` out of it; until then nothing is checked against the files.",
  explanation: `
An agent may say what a file, folder or repository is like, so that a plan is checked against it before
anything runs. It does so in a module of its own, behind a lazy import:

\`\`\`ts
// agents/weather.ts:        facts: () => import("./weather/facts.ts")
// agents/weather/facts.ts:  export async function facts(path, { workspace, signal }) { … }
\`\`\`

Without it plans are made and built as before, but a column that is not there is found only when the plan runs.
`,
});
