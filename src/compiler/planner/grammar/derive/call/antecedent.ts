/** What fills an argument that a clause does not say: what an earlier call gives, or was given for the same. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { Arg } from "../../../../../contract/values.ts";
import type { Field } from "../../link/fields.ts";
import { rolesOf } from "../../link/roles.ts";
import type { Reading, Span } from "../../read/reading.ts";
import type { ToolIndex } from "../../link/tools.ts";
import { weights } from "../weights.ts";
import type { Assigned } from "./assigned.ts";
import { isNumbered } from "./codes.ts";
import type { Fan } from "./inputs.ts";
import { bestLink, pointsAt, type Link } from "./references.ts";
import type { Source } from "./source.ts";

export interface Antecedent {
  readonly given?: Link;
  readonly same?: Assigned;
  /** It is of several that were said: a call for each. */
  readonly fan?: Fan;
  /** Several could be meant, and one is asked for. */
  readonly isUnclear?: true;
}

interface Around {
  readonly reading: Reading;
  readonly index: ToolIndex;
  /** Earlier calls, in order. */
  readonly sources: readonly Source[];
}

const SEVERAL = new Set("both them these those their each all".split(" "));

export function antecedentOf(
  field: Field,
  tool: ToolInfo,
  { reading, index, sources }: Around,
  spans: readonly Span[],
): Antecedent {
  const nearest = sources.toReversed();
  const giver = nearest.find(({ assigned }) => assigned.some((one) => isSame(one, field)));
  const same = giver?.assigned.find((one) => isSame(one, field));
  // "… for the patient", "… in the same place": what an earlier call was given for an argument of this name.
  const best = bestLink(field, nearest, reading, spans, index);
  const isBefore =
    giver !== undefined &&
    best !== undefined &&
    sources.indexOf(best.source) <= sources.indexOf(giver);
  const found = isBefore && pointsAt(reading, spans, field) ? undefined : best;
  // "Locate the Aurora and order tugs for it": for the ship, and not for one of the things that are found out of it.
  const isOfOther =
    same !== undefined &&
    found !== undefined &&
    !field.names.every((name) => found.output.names.includes(name));
  // "Book a booth, move S-8 and check its sound": of two that have such a number, the one that was named last.
  const isEarlier =
    giver !== undefined &&
    found !== undefined &&
    isIdentity(field) &&
    sources.indexOf(giver) > sources.indexOf(found.source);
  const given =
    found === undefined || isOfOther || isEarlier || found.score < weights.reference.least
      ? undefined
      : found;
  const source = given?.source ?? giver;
  if (source === undefined) return {};
  const valueIn = ({ id, args }: Source): Arg | undefined =>
    given === undefined ? args[field.name] : { $ref: `${id}.${given.output.path}` };
  const beside = sideBySide(source, sources);
  const values = different(beside.flatMap((one) => valueIn(one) ?? []));
  const own = { ...(given && { given }), ...(given === undefined && same && { same }) };
  const said = beside.flatMap(({ args }) => args[field.name] ?? []);
  const isSeveral = spans.some(({ from, to }) =>
    reading.tokens.slice(from, to).some(({ lower }) => SEVERAL.has(lower)),
  );
  if (values.length < 2 || (said.length > 1 && different(said).length < 2)) {
    // "Open L-3, stop L-4 and check both": those of another call are meant too.
    const all = different(sources.flatMap(({ args }) => args[field.name] ?? []));
    return isSeveral && said.length > 0 && all.length > 1 ? { isUnclear: true } : own;
  }
  // "Both" are two.
  const isOther =
    values.length > 2 &&
    spans.some(({ from, to }) =>
      reading.tokens.slice(from, to).some(({ lower }) => lower === "both"),
    );
  if (isOther || (!isSeveral && mustBeOne(field, tool))) return { isUnclear: true };
  if (!isSeveral) return own;
  const [first, ...others] = values;
  const [head] = beside;
  if (first === undefined || head === undefined) return { isUnclear: true };
  const link = given && { given: { ...given, source: head } };
  return { ...own, ...link, fan: { name: field.name, first, others } };
}

/** What is changed is one thing, and which one is not left to chance. */
function mustBeOne(field: Field, { effect }: ToolInfo): boolean {
  return effect !== "read" && (isIdentity(field) || field.required);
}

function different(values: readonly Arg[]): Arg[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** Calls of one tool that stand beside each other: "stop L-3 and L-4". */
function sideBySide(source: Source, sources: readonly Source[]): Source[] {
  const at = sources.indexOf(source);
  const isSameTool = (index: number): boolean => sources[index]?.tool === source.tool;
  let [first, last] = [at, at];
  while (isSameTool(first - 1)) first -= 1;
  while (isSameTool(last + 1)) last += 1;
  return sources.slice(first, last + 1);
}

/** Whether an argument says which one is meant. */
function isIdentity(field: Field): boolean {
  return isNumbered(field) || rolesOf(field).has("identifier");
}

function isSame({ field, value }: Assigned, { name, kind, list }: Field): boolean {
  return (
    field.name === name &&
    field.kind === kind &&
    field.list === list &&
    (value.is !== "phrase" || field.names.length > 1)
  );
}
