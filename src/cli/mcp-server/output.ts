/** The output schema of a tool: the document of the command's `--json`. */
import type { McpTool } from "./tool.ts";

/** Members that a large document is without, and how to get them. */
export interface Omitted {
  readonly members: readonly string[];
  readonly how: string;
}

export function outputSchema({ gives }: Pick<McpTool, "gives">) {
  const members = Object.entries(gives).map(([name, description]) => [name, { description }]);
  return {
    type: "object" as const,
    properties: {
      exitStatus: { type: "integer", description: "of the command: 0 when all went well" },
      diagnostics: {
        type: "array",
        description: "what is wrong, and what to do",
        items: {
          type: "object",
          properties: {
            code: { type: "string" },
            severity: { enum: ["error", "warning", "note"] },
            message: { type: "string" },
            help: { type: "string" },
          },
          required: ["code", "severity", "message"],
        },
      },
      omitted: {
        type: "object",
        description:
          "members that were left out because the result is too large, and how to get them",
        properties: {
          members: { type: "array", items: { type: "string" } },
          how: { type: "string" },
        },
      },
      ...Object.fromEntries(members),
    },
    required: ["exitStatus", "diagnostics"],
  };
}
