/** What a call works on: outputs of other calls that have the shape of its inputs, whatever tools they are of. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { Arg } from "../../../../../contract/values.ts";
import { fieldsOf, type Field } from "../../link/fields.ts";
import { isContent, isMaterial, isOperand, isStructured, matchOf, type Match } from "./shapes.ts";
import { readBy, type Source } from "./source.ts";

export interface Inputs {
  readonly args: Readonly<Record<string, Arg>>;
  /** One argument and its values in further calls: a single input, and several that it could be. */
  readonly fan?: Fan | undefined;
}

export interface Fan {
  readonly name: string;
  /** Where it is not what the call has. */
  readonly first?: Arg;
  readonly others: readonly Arg[];
}

interface Found extends Match {
  readonly source: Source;
}

/**
 * What the words refer to or present, or else what is at hand: a list takes all that fits, and a single input one; several
 * that it could take make a call each.
 *
 * @param filled names of the arguments that there are
 * @param sources earlier calls, in order
 */
export function inputsOf(
  tool: ToolInfo,
  filled: ReadonlySet<string>,
  sources: readonly Source[],
  which: "meant" | "at hand",
): Inputs {
  const fields = fieldsOf(tool);
  const open = fields.filter((field) => isMaterial(field) && !filled.has(field.name));
  const meant = sources.filter((source) => source.direct);
  const isDocument = open.every(({ list, required }) => list && !required);
  const args: Record<string, Arg> = {};
  for (const field of open.filter(({ list }) => list)) {
    const from =
      which === "meant" ? meant : isDocument && meant.length === 0 ? unread(sources) : [];
    const items = offered(field, tool, from, sources).filter(({ as }) => as === "item");
    if (items.length > 0) args[field.name] = items.map(referenceTo);
  }
  const hasOperand = fields.some((one) => isOperand(one) && filled.has(one.name));
  const isOpen = fields.every((one) => !isOperand(one));
  const taken = new Set<string>();
  let fan: Fan | undefined;
  for (const field of open) {
    // Of several ways to take the same data, one is enough.
    const isSpare =
      !field.required &&
      (hasOperand ||
        Object.keys(args).length > 0 ||
        [...filled].some((name) => fields.some((one) => one.name === name && isMaterial(one))));
    if (Object.hasOwn(args, field.name) || isSpare) continue;
    // Where the words say what is meant and that does not fit, nothing else is.
    if (which === "at hand" && meant.length > 0) continue;
    // What is not required is taken of the call just before, if at all.
    const hand = field.required || isOpen ? sources : sources.filter(({ back }) => back === 1);
    const fit = offered(field, tool, which === "meant" ? meant : hand, sources).filter(
      (one) => one.as === "whole" && !taken.has(keyOf(one)),
    );
    const [first, ...others] = which === "meant" ? fit : origins(fit).slice(-1);
    if (first === undefined) continue;
    args[field.name] = referenceTo(first);
    taken.add(keyOf(first));
    // "left" and "right": the second takes what the first has left.
    fan =
      fan === undefined && others.length > 0
        ? { name: field.name, others: others.map(referenceTo) }
        : undefined;
  }
  return { args, fan };
}

/** Without those that were made of others among them: an indicator is computed of prices, and not of another indicator. */
function origins(all: readonly Found[]): Found[] {
  const ids = new Set(all.map(({ source }) => source.id));
  return all.filter(({ source }) => !readBy(source.args).some((id) => ids.has(id)));
}

/** The outputs that fit; where a call gives none, of what it took itself: "the tone of both" that were compared. */
function offered(
  field: Field,
  tool: ToolInfo,
  from: readonly Source[],
  all: readonly Source[],
): Found[] {
  const seen = new Map<string, Found>();
  const add = (source: Source): boolean => {
    const match = matchOf(source.tool, field, tool);
    if (match === undefined || (isContent(field) && match.as === "item")) return false;
    const one = { ...match, source };
    seen.set(keyOf(one), one);
    return true;
  };
  for (const source of from) {
    if (add(source) || !isContent(field)) continue;
    const read = readBy(source.args);
    for (const other of all) if (read.includes(other.id)) add(other);
  }
  return [...seen.values()];
}

/** What no other call has taken. */
function unread(sources: readonly Source[]): Source[] {
  const read = new Set(sources.flatMap(({ args }) => readBy(args)));
  return sources.filter(({ id }) => !read.has(id));
}

function keyOf({ source: { id }, path }: Found): string {
  return `${id}.${path}`;
}

function referenceTo(found: Found): Arg {
  const reference = { $ref: keyOf(found) };
  return found.wrapped ? { title: found.source.title, text: reference } : reference;
}

/** Arguments that a call cannot do without: required ones, and one of those that bring data, where none is there. */
export function unfilled(
  tool: ToolInfo,
  filled: ReadonlySet<string>,
  isGiven: (field: Field) => boolean,
): Field[] {
  const fields = fieldsOf(tool);
  const required = fields.filter(
    (field) => field.required && !field.hasDefault && !filled.has(field.name),
  );
  const data = fields.filter(
    (field) => isOperand(field) || (isStructured(field) && isGiven(field)),
  );
  const hasNone =
    data.length > 0 && data.every(({ name, required: must }) => !must && !filled.has(name));
  const [first] = data;
  return hasNone && first !== undefined ? [...required, first] : required;
}
