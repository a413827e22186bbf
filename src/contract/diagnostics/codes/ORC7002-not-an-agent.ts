import { defineDiagnostic } from "../diagnostic.ts";

export const notAnAgent = defineDiagnostic<{ readonly found: string }>({
  code: "ORC7002",
  title: "A file in the agents folder exports no agent",
  severity: "error",
  message: ({ found }) => `The file's default export is not an agent (it is ${found}).`,
  help: () =>
    'Write `export default defineAgent({ name, card, tools })` with defineAgent from "orchc/agent".',
  explanation: `
Every \`*.ts\` file directly in the agents folder has one agent as its default export:

\`\`\`ts
import { defineAgent } from "orchc/agent";

export default defineAgent({
  name: "weather",
  card: "Forecasts and past weather of a place.",
  tools: { forecast: () => import("./weather/forecast.ts") },
});
\`\`\`
`,
});
