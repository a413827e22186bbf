/** Arguments by which whoever chose their values would decide what is done, and to what. */
import type { Grant } from "../../catalog/define.ts";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { propertiesOf } from "../schema/json-schema.ts";
import { carriesText } from "./carries-text.ts";

export type SinkKind = "command" | "path" | "address" | "destructive";

/** What of a tool says what untrusted data may not become. */
export type SinkTool = Pick<ToolInfo, "input" | "permissions" | "effect">;

/** What an argument of the tool decides; `undefined` where untrusted data does no harm, or cannot be given. */
export function sinkOf(tool: SinkTool, argument: string): SinkKind | undefined {
  const schema = propertiesOf(tool.input)[argument];
  if (schema !== undefined && !carriesText(schema, tool.input)) return undefined;
  const { commands, network, read, write } = tool.permissions;
  const names = (grants: readonly Grant[] = []): boolean =>
    grants.some((grant) => typeof grant !== "string" && grant.arg === argument);
  if (names(commands)) return "command";
  if (names(network)) return "address";
  if (names(write) || names(read)) return "path";
  return tool.effect === "destructive" ? "destructive" : undefined;
}
