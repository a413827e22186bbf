/** Joins a call to others: what it takes of earlier ones, and calls that are added because it needs what they give. */
import type { Arg } from "../../../../../contract/values.ts";
import { fieldsOf, type Field } from "../../link/fields.ts";
import type { ToolIndex } from "../../link/tools.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { weights } from "../weights.ts";
import type { Assigned } from "./assigned.ts";
import type { CallDerivation } from "./derive-call.ts";
import { formatStems } from "./formats.ts";
import { inputsOf, unfilled, type Fan } from "./inputs.ts";
import { producerOf, type Producer } from "./produce.ts";
import { bestLink, saysOutput } from "./references.ts";
import { isContent, isMaterial, isStructured, matchOf } from "./shapes.ts";
import type { Source } from "./source.ts";
import type { Unit } from "./unit.ts";
import type { Value } from "./value.ts";

export interface Connected {
  readonly assigned: readonly Assigned[];
  readonly references: Readonly<Record<string, Arg>>;
  /** Further calls of the same that take other outputs. */
  readonly fan?: Fan | undefined;
  /** Required arguments that there is nothing for. */
  readonly missing: readonly Field[];
  /** Calls that have to be added before this one. */
  readonly producers: readonly Source[];
  /** What words of the clause gave those. */
  readonly spoken: readonly Assigned[];
}

export interface Surroundings {
  readonly reading: Reading;
  readonly index: ToolIndex;
  /** Earlier calls, in order. */
  readonly sources: readonly Source[];
  /** Stretches that calls may be added for, beside the unit's own. */
  readonly around: readonly Span[];
}

const CONSIDERED = 4;

/** Of the likeliest calls the one that is best with what it can take from others. */
export function connectBest(
  unit: Unit,
  around: Surroundings,
): { readonly derivation: CallDerivation; readonly connected: Connected } | undefined {
  return unit.derivations
    .slice(0, CONSIDERED)
    .map((derivation) => {
      const connected = connect(unit, derivation, around);
      return { derivation, connected, score: derivation.score + gainOf(derivation, connected) };
    })
    .toSorted((a, b) => b.score - a.score)[0];
}

/** What a derivation is worth more, or less, with what is around it. */
function gainOf(
  { open, uncovered }: CallDerivation,
  { missing, producers, spoken }: Connected,
): number {
  const w = weights.call;
  let gain = w.missing * missing.length;
  // What was open and has its material now counts as if it had been said.
  const closed = open.filter((field) => isStructured(field) && !missing.includes(field)).length;
  if (closed > 0) gain += weights.reference.closed;
  if (producers.length === 0 || closed === 0) return gain;
  const said = uncovered.filter((at) =>
    spoken.some(({ value }) => at >= value.from && at < value.to),
  );
  gain += (w.covered * said.length) / Math.max(1, uncovered.length);
  return (
    gain + weights.reference.spoken * spoken.reduce((sum, { score }) => sum + Math.min(score, 2), 0)
  );
}

function connect(unit: Unit, derivation: CallDerivation, around: Surroundings): Connected {
  const { tool } = derivation;
  const { reading, index, sources } = around;
  const spans = [unit.span, ...unit.extras];
  const nearest = sources.toReversed();
  const references: Record<string, Arg> = {};
  const added: Source[] = [];
  const spoken: Assigned[] = [];
  let kept = [...derivation.assigned];
  let fan: Fan | undefined;
  const filled = (): ReadonlySet<string> => new Set([...kept.map(({ field }) => field.name.split(".", 1)[0] ?? ""), ...Object.keys(references)]); // prettier-ignore
  const take = (from: readonly Source[], which: "meant" | "at hand"): void => {
    const inputs = inputsOf(tool, filled(), from, which);
    Object.assign(references, inputs.args);
    fan = inputs.fan ?? fan;
  };
  const refer = (field: Field, id: string, path: string): void => {
    references[field.name] = { $ref: `${id}.${path}` };
  };
  const produce = (fields: readonly Field[], stems: readonly string[]): Producer | undefined => {
    // What another producer cannot do without is its own; what is optional may hold for both.
    const taken = [...kept, ...spoken.filter(({ field }) => field.required)];
    const about = index.wordsOf(tool);
    const isOwn = ({ is, from, to }: Value): boolean => (is === "name" || is === "phrase") && reading.tokens.slice(from, to).every(({ stem }) => about.has(stem)); // prettier-ignore
    const free = derivation.values.filter((value) => !isOwn(value) && !taken.some((one) => one.value.from < value.to && value.from < one.value.to)); // prettier-ignore
    const producer = producerOf(fields, { reading, index, reader: tool, span: unit.span, extras: [...unit.extras, ...around.around], free, sources, stems }); // prettier-ignore
    if (producer === undefined) return undefined;
    spoken.push(...producer.assigned);
    for (const args of producer.calls) {
      const id = `${unit.task.id}${String.fromCodePoint(97 + added.length)}`;
      added.push({ id, title: unit.task.title, tool: producer.tool, args, assigned: [], direct: true, back: 1 }); // prettier-ignore
    }
    return producer;
  };

  kept = kept.filter((one) => {
    // A file or a word is no text to work on, where another call gives one.
    if (isContent(one.field) && isNoText(one, tool, sources)) return false;
    // Words that say what an earlier call gives are no value.
    const source = nearest.find((each) => one.literal === undefined && saysOutput(one.value, each, reading, index)); // prettier-ignore
    const link = source && bestLink(one.field, [source], reading, spans, index);
    if (link === undefined || link.score < weights.reference.least * 0.7) return true;
    refer(one.field, link.source.id, link.output.path);
    return false;
  });
  take(sources, "meant");
  // A name that stands for an id is asked for it, where a tool gives it.
  for (const one of kept.filter((each) => isDoubtful(each, reading))) {
    const others = kept;
    kept = kept.filter((each) => each !== one);
    const producer = produce([one.field], []);
    if (producer === undefined) kept = others;
    else refer(one.field, added.at(-1)?.id ?? "", producer.path);
  }
  const isGiven = (field: Field): boolean => index.tools.some((other) => matchOf(other, field, tool) !== undefined); // prettier-ignore
  const material = unfilled(tool, filled(), isGiven).filter((field) => isMaterial(field));
  if (material.length > 0) {
    const optional = fieldsOf(tool).filter((one) => isMaterial(one) && !one.required);
    const stems = formatStems(kept);
    const fields = material.some(({ required }) => required) ? material : optional;
    while (added.length < material.length && produce(fields, stems) !== undefined);
    take(added, "meant");
    take(sources, "at hand");
  }
  const taken = new Set(Object.values(references).map((arg) => JSON.stringify(arg)));
  const inherited: Assigned[] = [];
  for (const field of unfilled(tool, filled(), isGiven)) {
    if (isStructured(field)) continue;
    const link = bestLink(field, nearest, reading, spans, index);
    const arg = JSON.stringify({ $ref: `${link?.source.id}.${link?.output.path}` });
    if (link !== undefined && link.score >= weights.reference.least && !taken.has(arg)) {
      refer(field, link.source.id, link.output.path);
      taken.add(arg);
      continue;
    }
    // "… for the patient", "… in the same place": what an earlier call was given for an argument of this name.
    const before = nearest.flatMap((source) => source.assigned.find((one) => isSameField(one, field)) ?? [])[0]; // prettier-ignore
    if (before !== undefined) inherited.push({ ...before, field });
    else if (!isContent(field)) {
      const producer = produce([field], []);
      if (producer !== undefined) refer(field, added.at(-1)?.id ?? "", producer.path);
    }
  }
  kept = [...kept, ...inherited];
  Object.assign(references, scopeOf(tool, filled(), sources));
  const missing = unfilled(tool, filled(), isGiven);
  return { assigned: kept, references, fan, producers: added, spoken, missing };
}

const SCOPES: ReadonlySet<string> = new Set(["path", "glob", "date", "date-time"]);

/** "…, and who changed them?": what goes on from a call of the same agent is about the same place and time. */
function scopeOf(
  tool: CallDerivation["tool"],
  filled: ReadonlySet<string>,
  sources: readonly Source[],
): Record<string, Arg> {
  const before = sources.findLast((source) => source.direct && source.tool.agent === tool.agent);
  if (before === undefined || fieldsOf(tool).some(isMaterial)) return {};
  return Object.fromEntries(
    fieldsOf(tool).flatMap(({ name, format, required }) => {
      const value = before.args[name];
      const isScope = SCOPES.has(format ?? "") && !required && !filled.has(name);
      return value === undefined || !isScope ? [] : [[name, value]];
    }),
  );
}

/** A place, or a word that is not quoted, for a text to work on. */
function isNoText(
  { value, field }: Assigned,
  tool: CallDerivation["tool"],
  sources: readonly Source[],
): boolean {
  if (value.is === "path" || value.is === "url") return true;
  return (
    value.is === "phrase" &&
    sources.some((source) => source.direct && matchOf(source.tool, field, tool) !== undefined)
  );
}

function isSameField({ field, value }: Assigned, { name, kind, list }: Field): boolean {
  return field.name === name && field.kind === kind && field.list === list && (value.is !== "phrase" || field.names.length > 1); // prettier-ignore
}

const IDENTIFIERS = new Set(["id", "identifi", "number", "code", "no", "uuid", "key", "with"]);

/** Words for an argument that takes an id, where nothing says that they are one. */
function isDoubtful({ field, value, literal }: Assigned, { tokens }: Reading): boolean {
  if (literal !== undefined || !field.names.includes("id") || !["quoted", "name", "phrase"].includes(value.is)) return false; // prettier-ignore
  if (!/\s/.test(value.text) && value.is === "quoted") return false;
  return !tokens.slice(Math.max(0, value.from - 3), value.from).some(({ stem }) => IDENTIFIERS.has(stem)); // prettier-ignore
}
