import { defineDiagnostic } from "../diagnostic.ts";

export const mcpToolChangesSomething = defineDiagnostic<{
  readonly tool: string;
  readonly effect: "write" | "destructive";
}>({
  code: "ORC7029",
  title: "A tool that changes something is not called to see its result",
  severity: "error",
  message: ({ tool, effect }) =>
    `${tool} ${effect === "write" ? "changes something" : "may destroy something"}, as far as its server says.`,
  help: ({ tool }) =>
    `Add --yes to call it all the same, or take the shape from runs that call it: orchc tools --witness ${tool}`,
  explanation: `
\`orchc tools --witness server.tool --args\` really calls the tool. Without being asked it does so only with tools of which
the server says that they change nothing (\`readOnlyHint\`), or the configuration (\`effects: { tool: read }\`).
`,
});
