/** A tool's page: what it does, takes, gives, and may touch. */
import type { ToolInfo } from "../../catalog/index.ts";
import type { Style } from "../screen.ts";
import { dollars, seconds } from "./amounts.ts";
import { fieldsOf, type SchemaField } from "./json-schema.ts";
import { renderDefinitions } from "./definitions.ts";
import { hang, wrap } from "./text.ts";

export function renderTool(tool: ToolInfo, style: Style): string {
  const { colors, columns } = style;
  const { estimate, effect, version, cacheable } = tool;
  const facts = [
    `version ${version}`,
    effect === "read" ? "changes nothing" : effect === "write" ? "writes" : "destructive",
    cacheable ? "an earlier result may stand in" : "always done anew",
    `about ${seconds(estimate.seconds)}`,
    dollars(estimate.usd),
  ];
  return [
    wrap(`${colors.bold(tool.name)}  ${colors.dim(facts.join(" · "))}`, columns),
    wrap(tool.description, columns),
    "",
    colors.bold("Takes"),
    fields(fieldsOf(tool.input), style),
    "",
    colors.bold("Gives"),
    fields(
      fieldsOf(tool.output).map((field) => ({ ...field, presence: "" })),
      style,
    ),
    ...trustOf(tool).map((line) => hang("  ", colors.dim(line), columns)),
    "",
    colors.bold("May touch"),
    ...touches(tool).map((line) => hang("  ", line, columns)),
  ].join("\n");
}

function fields(rows: readonly SchemaField[], style: Style): string {
  if (rows.length === 0) return "  nothing";
  return renderDefinitions(
    rows.map(({ name, type, presence, description }) => ({
      term: name,
      facts: [type, presence],
      text: description,
    })),
    style,
  );
}

/** Whose its output is, where that is not the workspace's own. */
function trustOf({ untrusted, validates }: ToolInfo): string[] {
  const partsOf = (marked: true | readonly string[]): string =>
    marked === true ? "all of it" : marked.join(", ");
  return [
    ...(untrusted === undefined
      ? []
      : [`untrusted, somebody else wrote it: ${partsOf(untrusted)}`]),
    ...(validates === undefined ? [] : [`validated, whatever it is given: ${partsOf(validates)}`]),
  ];
}

/** One line for each kind of permission that the tool asks for. */
function touches({ permissions }: ToolInfo): string[] {
  const kinds = [
    ["Network", permissions.network],
    ["Reads", permissions.read],
    ["Writes", permissions.write],
    ["Programs", permissions.commands],
    ["Environment variables", permissions.env],
    ["MCP servers", permissions.mcp],
  ] as const;
  const lines = kinds.flatMap(([label, grants]) =>
    grants === undefined || grants.length === 0
      ? []
      : [
          `${label}: ${grants
            .map((grant) => (typeof grant === "string" ? grant : `what ${grant.arg} names`))
            .join(", ")}`,
        ],
  );
  const flags = [
    permissions.model === true ? "The model" : "",
    permissions.addons === true ? "Native addons, which Node's permission model does not bind" : "",
    permissions.memoryMiB === undefined ? "" : `${permissions.memoryMiB} MiB of memory`,
  ].filter((line) => line !== "");
  const all = [...lines, ...flags];
  return all.length === 0 ? ["Nothing."] : all;
}
