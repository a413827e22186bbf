import { defineDiagnostic } from "../diagnostic.ts";

const found = {
  nothing: "it exports nothing",
  "no tool": "it exports no agent and no tool",
  tool: "its default export is a tool",
  other: "its default export is something else",
} as const;

export const notAnAgent = defineDiagnostic<{ readonly found: keyof typeof found }>({
  code: "ORC7002",
  title: "A file in the agents folder is not an agent",
  severity: "error",
  message: ({ found: what }) => `The file is not an agent: ${found[what]}.`,
  help: ({ found: what }) =>
    what === "tool"
      ? 'Export the tool under its own name: `export const NAME = defineTool({ name: "NAME", … })`.'
      : "Export tools from it (`export const NAME = defineTool(…)`) or an agent (`export default defineAgent(…)`); move what other modules import into a folder below agents/.",
  explanation: `
Every \`*.ts\` or \`*.js\` file directly in the agents folder is an agent, in one of two forms. A file that
exports tools is an agent of the file's name, and its tools' descriptions are what planners read:

\`\`\`ts
// agents/weather.ts: the tool weather.forecast
import { defineTool, z } from "orchc/agent";

export const forecast = defineTool({
  name: "forecast",
  description: "Forecast of the weather at a place for the next days.",
  version: "1",
  input: z.object({ place: z.string() }),
  output: z.object({ text: z.string() }),
  run: ({ place }) => ({ text: \`Dry in \${place}.\` }),
});
\`\`\`

A file whose default export is made by \`defineAgent\` gives itself a name and a line for planners, and loads
its tools only when a plan needs them:

\`\`\`ts
import { defineAgent } from "orchc/agent";

export default defineAgent({
  name: "weather",
  card: "Forecasts and past weather of a place.",
  tools: { forecast: () => import("./weather/forecast.ts") },
});
\`\`\`

Modules that are neither belong one folder deeper. A file that is not an agent is reported as a warning; only
a plan that names an agent of that name fails.
`,
});
