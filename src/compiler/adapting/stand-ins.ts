/** Tools that do the same as another one, as far as what they declare proves it. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { compareText } from "../../contract/compare-text.ts";
import type { Args } from "../../contract/values.ts";
import { propertiesOf, requiredOf } from "../schema/json-schema.ts";
import { isSameSchema } from "./same-schema.ts";

/**
 * By name. They only read, are called the same in their agents or say the same of themselves, give outputs of an equal
 * schema, and take these very arguments as the same types.
 */
export function standInsFor(
  tool: ToolInfo,
  args: Args,
  all: readonly ToolInfo[],
): readonly ToolInfo[] {
  if (tool.effect !== "read") return [];
  return all
    .filter(
      (other) =>
        other.name !== tool.name &&
        other.effect === "read" &&
        isMeantAlike(tool, other) &&
        isSameSchema(tool.output, other.output) &&
        takes(other, tool, args),
    )
    .toSorted((a, b) => compareText(a.name, b.name));
}

/** Equal types say nothing of what is done with them. */
function isMeantAlike(a: ToolInfo, b: ToolInfo): boolean {
  const plain = ({ description }: ToolInfo) => description.trim().toLowerCase();
  return ownName(a) === ownName(b) || plain(a) === plain(b);
}

function ownName({ name }: ToolInfo): string {
  return name.slice(name.indexOf(".") + 1);
}

function takes(other: ToolInfo, tool: ToolInfo, args: Args): boolean {
  const [theirs, ours] = [propertiesOf(other.input), propertiesOf(tool.input)];
  const given = Object.keys(args);
  // An argument that is left out has the tool's default: that of the other one may be another.
  const isSilent = Object.keys(ours).every(
    (name) =>
      given.includes(name) ||
      theirs[name] === undefined ||
      JSON.stringify(theirs[name].default) === JSON.stringify(ours[name]?.default),
  );
  return (
    isSilent &&
    requiredOf(other.input).every((name) => given.includes(name)) &&
    given.every((name) => {
      const [one, two] = [theirs[name], ours[name]];
      return one !== undefined && two !== undefined && isSameSchema(one, two);
    })
  );
}
