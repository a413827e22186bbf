import { defineDiagnostic } from "../diagnostic.ts";

export const toolNotLoaded = defineDiagnostic<{ readonly tool: string; readonly reason: string }>({
  code: "ORC7004",
  title: "A tool's module could not be loaded",
  severity: "error",
  message: ({ tool, reason }) => `The tool ${tool} could not be loaded: ${reason}`,
  help: () => "Correct the module, or remove the tool from its agent's list.",
  explanation: `
An agent lists its tools as lazy imports. The module is imported when planning reaches a path of that
agent, or when a script of a build runs. It must export the tool under the name that the agent lists:

\`\`\`ts
// agents/weather.ts:           tools: { forecast: () => import("./weather/forecast.ts") }
// agents/weather/forecast.ts:  export const forecast = defineTool({ name: "forecast", ... });
\`\`\`
`,
});
