/** Tools that do the same as another one, as far as what they declare proves it. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { compareText } from "../../contract/compare-text.ts";
import type { Args } from "../../contract/values.ts";
import { propertiesOf, requiredOf } from "../schema/json-schema.ts";
import { isSameCapability } from "./same-capability.ts";
import { isSameSchema } from "./same-schema.ts";

/**
 * Those that give an output of an equal schema first, then those that give more fields besides; each by name. They only
 * read, are of the same capability, and take these very arguments as the same types.
 */
export function standInsFor(
  tool: ToolInfo,
  args: Args,
  all: readonly ToolInfo[],
): readonly ToolInfo[] {
  if (tool.effect !== "read") return [];
  const isEqual = (other: ToolInfo) => isSameSchema(tool.output, other.output);
  return all
    .filter(
      (other) =>
        other.name !== tool.name &&
        other.effect === "read" &&
        isSameCapability(tool, other) &&
        (isEqual(other) || givesMore(other, tool)) &&
        takes(other, tool, args),
    )
    .toSorted((a, b) => Number(isEqual(b)) - Number(isEqual(a)) || compareText(a.name, b.name));
}

/** All fields of the one tool's output, as certain and of the same types. */
function givesMore(other: ToolInfo, { output }: ToolInfo): boolean {
  const [theirs, ours] = [propertiesOf(other.output), propertiesOf(output)];
  const certain = new Set(requiredOf(other.output));
  return (
    Object.keys(ours).length > 0 &&
    requiredOf(output).every((name) => certain.has(name)) &&
    Object.entries(ours).every(([name, one]) => {
      const two = theirs[name];
      return two !== undefined && isSameSchema(one, two);
    })
  );
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
