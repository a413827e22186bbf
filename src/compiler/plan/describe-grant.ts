/** What a grant names, in the words of a reviewer. */
import { escapeUnseen } from "../../contract/unseen.ts";
import { argShape, type Arg } from "../../contract/values.ts";

/** A name as it is, or, when it could be read as something else (`a, b`, `x   Network: none`), in quotes. */
export function plainName(name: string): string {
  return /^[\p{L}\p{N}_@%+=:.~*/\\-]+$/u.test(name) ? name : quoted(name);
}

/** What will name the place when it runs: `what t1.url names`. */
export function describeGrant(arg: Arg): string {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
      return `what ${shape.text} names`;
    case "param":
      return `what the parameter ${shape.name} names`;
    case "text":
      return shape.parts.map(describeGrant).join(" + ");
    case "list":
      return shape.items.map(describeGrant).join(", ");
    case "time":
      return `the time ${plainName(shape.text)}`;
    case "literal":
      return typeof shape.value === "string"
        ? plainName(shape.value)
        : quoted(JSON.stringify(shape.value));
    case "record":
      return shape.entries.map(([, value]) => describeGrant(value)).join(", ");
  }
}

function quoted(text: string): string {
  return escapeUnseen(JSON.stringify(text));
}
