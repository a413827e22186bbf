/** Words that a built-in tool would take for its own, although they are rather of what the workspace's own tools work on. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { fieldsOf, type Field } from "../../link/fields.ts";
import type { Assigned } from "./assigned.ts";
import { isNumberedLike } from "./codes.ts";
import type { Value } from "./value.ts";

/** So many examples show what is meant; of what is none of them only its name in capitals, or in quotes, can be known. */
const TELLING = 5;

/** @param own the workspace's own tools */
export function ownedValue(
  assigned: readonly Assigned[],
  tool: ToolInfo,
  own: readonly ToolInfo[],
): Value | undefined {
  if (own.length === 0 || own.some(({ agent }) => agent === tool.agent)) return undefined;
  const others = own.flatMap(fieldsOf);
  return assigned
    .flatMap(({ field, value, items = [value] }) => items.map((item) => ({ field, item })))
    .find(({ field, item }) => isOthers(item, field, others))?.item;
}

/** "Change A-17" changes what is numbered so, and compares no revisions; "the price of walnuts" is that of no coin. */
function isOthers({ is, text }: Value, field: Field, others: readonly Field[]): boolean {
  if (field.format === "revision")
    return others.some(({ examples }) => isNumberedLike(text, examples));
  const isListed = field.examples.some((one) => one.toLowerCase() === text.toLowerCase());
  return is === "phrase" && field.examples.length >= TELLING && !isListed;
}

/** The agents of the workspace's own whose things are numbered like a code. */
export function ownersIn(own: readonly ToolInfo[]): (code: string) => ReadonlySet<string> {
  const numbered = own.flatMap((tool) =>
    fieldsOf(tool).map(({ examples }) => ({ agent: tool.agent, examples })),
  );
  return (code) =>
    new Set(
      numbered.flatMap(({ agent, examples }) => (isNumberedLike(code, examples) ? [agent] : [])),
    );
}
