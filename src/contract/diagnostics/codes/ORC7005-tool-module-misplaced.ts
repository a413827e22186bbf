import { defineDiagnostic } from "../diagnostic.ts";

export const toolModuleMisplaced = defineDiagnostic<{
  readonly tool: string;
  readonly expected: readonly string[];
}>({
  code: "ORC7005",
  title: "The module of a tool is in the wrong folder",
  severity: "error",
  message: ({ tool, expected }) => `The tool ${tool} comes from none of: ${expected.join(", ")}.`,
  help: ({ expected }) => `Move its module to ${expected[0] ?? "the agent's folder"}.`,
  explanation: `
A generated script imports the tool's own module, so the path of the module has to follow from the tool's name:
beside the agent's file (\`agents/forecast.ts\` is taken as an agent, so this is for built-in packs),
in a folder of the agent's name (\`agents/weather/forecast.ts\`), or in the agent's file itself.
`,
});
