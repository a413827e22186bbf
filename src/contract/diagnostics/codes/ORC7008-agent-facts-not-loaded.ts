import { defineDiagnostic } from "../diagnostic.ts";

export const agentFactsNotLoaded = defineDiagnostic<{
  readonly agent: string;
  readonly reason: string;
}>({
  code: "ORC7008",
  title: "The facts module of an agent cannot be used",
  severity: "warning",
  message: ({ agent, reason }) =>
    `The agent ${agent} cannot inspect the files that the plan names: ${reason}`,
  help: () =>
    "Fix the module behind `facts` in the agent's definition, or remove `facts` from it; until then nothing is checked against the files.",
  explanation: `
An agent may provide facts about a file, folder or repository, so that a plan is checked against them before
anything runs. It does so in a module of its own, behind a lazy import:

\`\`\`ts
// agents/weather.ts:        facts: () => import("./weather/facts.ts")
// agents/weather/facts.ts:  export async function facts(path, { workspace, signal }) { … }
\`\`\`

Without it plans are made and built as before, but a column that is not there is found only when the plan runs.
`,
});
