import { defineDiagnostic } from "../diagnostic.ts";

export const agentNotUsable = defineDiagnostic<{ readonly problems: readonly string[] }>({
  code: "ORC7007",
  title: "An agent's definition is incomplete",
  severity: "error",
  message: ({ problems }) => `The agent cannot be used: ${problems.join("; ")}.`,
  help: ({ problems }) =>
    problems.some((problem) => problem.startsWith("tools has"))
      ? 'List its tools as lazy imports: tools: { forecast: () => import("./weather/forecast.ts") }. Or leave out defineAgent: a file that exports tools is an agent.'
      : "Correct its definition; an editor with TypeScript shows such mistakes while typing.",
  explanation: `
Node runs TypeScript by removing the types, without checking them, so orchc checks what an agent's file
exports when it loads it:

\`\`\`ts
export default defineAgent({
  name: "weather",                                        // letters, digits, - and _
  card: "Forecasts and past weather of a place.",         // one line
  tools: { forecast: () => import("./weather/forecast.ts") }, // lazy imports, by the tools' names
});
\`\`\`

It is a warning as long as no plan names the agent.
`,
});
