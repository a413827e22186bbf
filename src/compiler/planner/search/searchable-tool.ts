/** What a tool of the catalog can be found by. */
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import type { JsonObject } from "../../../contract/json.ts";
import { propertiesOf } from "../../schema/json-schema.ts";
import type { SearchableTool } from "./ranker.ts";

/** Its name counts twice: of all that is said of a tool, it is about the tool as a whole. */
export function searchableTool(tool: ToolInfo): SearchableTool {
  const { name, description, phrases, input, output } = tool;
  const parts = [name, name, description, ...phrases, ...fieldsIn(input), ...fieldsIn(output)];
  return { id: name, text: parts.join("\n") };
}

function fieldsIn(schema: JsonObject): string[] {
  return Object.entries(propertiesOf(schema)).map(([name, { description }]) =>
    typeof description === "string" ? `${name}: ${description}` : name,
  );
}
