import { defineDiagnostic } from "../diagnostic.ts";

export const mcpNothingWitnessed = defineDiagnostic<{
  readonly tool: string;
  readonly why: "described" | "not called" | "text";
}>({
  code: "ORC7025",
  title: "There is no shape to take of the results of a tool",
  severity: "error",
  message: ({ tool, why }) =>
    ({
      described: `The server of ${tool} says itself what the tool gives.`,
      "not called": `No run has seen JSON in a result of ${tool} yet.`,
      text: `The result of ${tool} is text, and no JSON.`,
    })[why],
  help: ({ tool, why }) =>
    ({
      described: "Nothing needs to be inferred: its type is generated from that.",
      "not called": `Run a build that calls it, or call it now: orchc tools --witness ${tool} --args '{}'`,
      text: "Plans can use it as `text`.",
    })[why],
  explanation: `
Most MCP servers do not say what their tools give. Where a result holds JSON, its shape can be taken from results that were
seen: \`orchc tools --witness\` keeps it in \`mcp/<server>/witness/\` and generates the output type of the tool's module from
it. Where the server says it, or where there is only text, there is nothing to infer.
`,
});
