/** Joins the calls of a path: references to earlier ones, and calls that are added because another needs what they give. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { Arg } from "../../../../../contract/values.ts";
import { propertiesOf } from "../../../../schema/json-schema.ts";
import { fieldsOf, outputsOf, type Field, type Output } from "../../link/fields.ts";
import type { ToolIndex } from "../../link/tools.ts";
import type { Reading } from "../../read/reading.ts";
import { weights } from "../weights.ts";
import type { Assigned } from "./assigned.ts";
import { assign } from "./assign.ts";
import { nested } from "./argument.ts";
import { contextOf } from "./context.ts";
import { flatten, type CallDerivation } from "./derive-call.ts";
import { bestLink, linkScore, saysOutput, type Source } from "./references.ts";
import type { Unit } from "./unit.ts";

export interface Producer {
  readonly tool: ToolInfo;
  readonly assigned: readonly Assigned[];
}

export interface Connected {
  readonly assigned: readonly Assigned[];
  readonly references: Readonly<Record<string, Arg>>;
  /** Required arguments that there is nothing for. */
  readonly missing: readonly Field[];
  /** Calls that have to be added before this one. */
  readonly producers: readonly Producer[];
}

/** @param sources earlier calls, the nearest first */
function connect(
  unit: Unit,
  derivation: CallDerivation,
  sources: readonly Source[],
  reading: Reading,
  index: ToolIndex,
): Connected {
  const { tool, open } = derivation;
  const spans = [unit.span, ...unit.extras];
  const references: Record<string, Arg> = {};
  const producers: Producer[] = [];
  const inherited: Assigned[] = [];
  // Words that say what an earlier call gives are no value.
  let kept: readonly Assigned[] = derivation.assigned.filter((one) => {
    const source = sources.find(
      (each) => one.literal === undefined && saysOutput(one.value, each, reading, index),
    );
    if (source === undefined) return true;
    const link = bestLink(one.field, [source], reading, spans, index);
    if (link === undefined || link.score < weights.reference.least * 0.7) return true;
    references[one.field.name] = { $ref: `${link.source.id}.${link.output.path}` };
    return false;
  });
  // A name that stands for an id is asked for it, where a tool gives it.
  for (const one of kept.filter((each) => isDoubtful(each, reading))) {
    const others = kept.filter((each) => each !== one);
    const producer = producerOf(one.field, tool, unit, others, reading, index);
    if (producer === undefined) continue;
    const id = `${unit.task.id}${String.fromCodePoint(97 + producers.length)}`;
    references[one.field.name] = { $ref: `${id}.${producer.path}` };
    producers.push({ tool: producer.tool, assigned: producer.assigned });
    kept = others;
  }
  const taken = new Set<string>(Object.values(references).map((arg) => JSON.stringify(arg)));
  const wanted = [...open, ...materialOf(derivation, sources)];
  for (const field of wanted) {
    const shaped =
      field.kind === "object"
        ? sources.filter((source) =>
            outputsOf(source.tool).some((output) => hasShape(output, field)),
          )
        : sources;
    const link = bestLink(field, shaped, reading, spans, index);
    const arg = link && { $ref: `${link.source.id}.${link.output.path}` };
    if (
      link !== undefined &&
      arg !== undefined &&
      link.score >= weights.reference.least &&
      !taken.has(JSON.stringify(arg))
    ) {
      references[field.name] = arg;
      taken.add(JSON.stringify(arg));
      continue;
    }
    // "… for the patient", "… in the same place": what an earlier call was given for an argument of this name.
    const before = sources.flatMap(
      (source) => source.assigned.find((one) => isSameField(one, field)) ?? [],
    )[0];
    if (before !== undefined) {
      inherited.push({ ...before, field });
      continue;
    }
    const producer = producerOf(field, tool, unit, kept, reading, index);
    if (producer === undefined) continue;
    const id = `${unit.task.id}${String.fromCodePoint(97 + producers.length)}`;
    references[field.name] = { $ref: `${id}.${producer.path}` };
    producers.push({ tool: producer.tool, assigned: producer.assigned });
  }
  const filled = new Set(
    [...kept, ...inherited].map((one) => one.field.name.split(".", 1)[0] ?? ""),
  );
  const missing = wanted.filter(
    ({ name }) => !Object.hasOwn(references, name) && !filled.has(name),
  );
  return { assigned: [...kept, ...inherited], references, producers, missing };
}

function isSameField({ field, value }: Assigned, { name, kind, list }: Field): boolean {
  return (
    field.name === name &&
    field.kind === kind &&
    field.list === list &&
    (value.is !== "phrase" || field.names.length > 1)
  );
}

/**
 * What a tool works on where its schema leaves open which of several arguments brings it (a file, or a text): the one that
 * an output of an earlier call has the shape of. Who writes and has nothing to write is told.
 */
function materialOf({ tool, assigned }: CallDerivation, sources: readonly Source[]): Field[] {
  const materials = fieldsOf(tool).filter(
    ({ kind, list, required, inner }) =>
      kind === "object" && !list && !required && inner.some((one) => one.required),
  );
  if (
    materials.some(({ name }) => assigned.some(({ field }) => field.name.split(".", 1)[0] === name))
  )
    return [];
  const given = materials.filter((field) =>
    sources.some((source) => outputsOf(source.tool).some((output) => hasShape(output, field))),
  );
  const [first] = given.length > 0 ? given : tool.effect === "read" ? [] : materials;
  return first === undefined ? [] : [first];
}

function hasShape({ schema }: Output, { inner }: Field): boolean {
  const names = new Set(Object.keys(propertiesOf(schema)));
  return inner.every(({ name, required }) => !required || names.has(name));
}

const IDENTIFIERS = new Set(["id", "identifi", "number", "code", "no", "uuid", "key", "with"]);

/** Words for an argument that takes an id, where nothing says that they are one. */
function isDoubtful({ field, value, literal }: Assigned, { tokens }: Reading): boolean {
  if (
    literal !== undefined ||
    !field.names.includes("id") ||
    !["quoted", "name", "phrase"].includes(value.is)
  )
    return false;
  const isOneWord = !/\s/.test(value.text);
  if (isOneWord && value.is === "quoted") return false;
  return !tokens
    .slice(Math.max(0, value.from - 3), value.from)
    .some(({ stem }) => IDENTIFIERS.has(stem));
}

const CONSIDERED = 4;

/** Of the likeliest calls the one that is best with what it can take from others. */
export function connectBest(
  unit: Unit,
  sources: readonly Source[],
  reading: Reading,
  index: ToolIndex,
): { readonly derivation: CallDerivation; readonly connected: Connected } | undefined {
  return unit.derivations
    .slice(0, CONSIDERED)
    .map((derivation) => {
      const connected = connect(unit, derivation, sources, reading, index);
      return {
        derivation,
        connected,
        score: derivation.score + weights.call.missing * connected.missing.length,
      };
    })
    .toSorted((a, b) => b.score - a.score)[0];
}

const CANDIDATES = 30;

/** A tool that gives what a field needs, and for which the clause says everything. */
function producerOf(
  field: Field,
  reader: ToolInfo,
  unit: Unit,
  kept: readonly Assigned[],
  reading: Reading,
  index: ToolIndex,
): (Producer & { readonly path: string }) | undefined {
  const words = new Set(reading.tokens.slice(unit.span.from, unit.span.to).map(({ stem }) => stem));
  const stems = [...field.names, ...field.said, ...words];
  let best: (Producer & { readonly path: string; readonly score: number }) | undefined;
  for (const { tool } of index.search(stems, CANDIDATES)) {
    if (tool === reader) continue;
    for (const output of outputsOf(tool)) {
      const link = linkScore(
        field,
        output,
        { id: "", tool, back: 1, assigned: [] },
        words,
        false,
        index,
      );
      if (link === undefined || link < weights.reference.producer) continue;
      const context = contextOf(reading, unit.span, unit.extras, tool, index);
      const values = unit.derivations[0]?.values ?? [];
      const free = values.filter(
        (value) => !kept.some((one) => one.value.from < value.to && value.from < one.value.to),
      );
      const { assigned, score } = assign(flatten(context.fields), free, context);
      const args = nested(assigned);
      const missing = context.fields.some(
        ({ name, required, hasDefault }) => required && !hasDefault && !Object.hasOwn(args, name),
      );
      const solid = assigned.some(({ value }) => value.is !== "phrase");
      if (missing || !solid) continue;
      if (best === undefined || link + 0.2 * score > best.score)
        best = { tool, assigned, path: output.path, score: link + 0.2 * score };
    }
  }
  return best;
}
