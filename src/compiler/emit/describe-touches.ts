/** What a script may touch, in the words of the reviewer who reads its first lines. */
import { argShape, type Arg } from "../../contract/values.ts";
import type { LoweredUnit } from "../lowered.ts";

/** A line or more, each `Network: …` and so on; kinds that are not touched stand together on one. */
export function describeTouches(unit: Pick<LoweredUnit, "permissions" | "dynamic">): string[] {
  const { network, read, write, commands, env, model, addons } = unit.permissions;
  const later = (kind: string): string[] =>
    unit.dynamic.filter((grant) => grant.kind === kind).map(({ arg }) => describeArg(arg));
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ["Network", [...network, ...later("network")]],
    ["Reads", [...read, ...later("read")]],
    ["Writes", [...write, ...later("write")]],
    ["Commands", [...commands, ...later("commands")]],
    ["Environment", env],
    ["Model", model ? ["yes"] : []],
    ["Native addons", addons ? ["yes"] : []],
  ];
  const touched = parts.filter(([, names]) => names.length > 0);
  if (touched.length === 0) return ["Touches nothing outside its own folder."];
  return [
    touched
      .map(([kind, names]) => `${kind}: ${names.join(", ")}`)
      .join("   ")
      .replaceAll(/[\r\n\u2028\u2029]+/g, " "),
  ];
}

function describeArg(arg: Arg): string {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
      return `what ${shape.text} names`;
    case "param":
      return `what the parameter ${shape.name} names`;
    case "text":
      return shape.parts.map(describeArg).join("");
    case "list":
      return shape.items.map(describeArg).join(", ");
    case "literal":
      return typeof shape.value === "string" ? shape.value : JSON.stringify(shape.value);
    case "record":
      return shape.entries.map(([, value]) => describeArg(value)).join(", ");
  }
}
