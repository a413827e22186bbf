/** Joins a call to others: what it takes of earlier ones, and calls that are added because it needs what they give. */
import { mentions, type Arg } from "../../../../../contract/values.ts";
import { fieldsOf, type Field } from "../../link/fields.ts";
import type { Reading } from "../../read/reading.ts";
import { overlap } from "../step.ts";
import { weights } from "../weights.ts";
import { assign } from "./assign.ts";
import { antecedentOf } from "./antecedent.ts";
import type { Assigned } from "./assigned.ts";
import type { Connected } from "./connected.ts";
import { contextOf } from "./context.ts";
import { isLater } from "./fan-out.ts";
import { flatten } from "./derive-call.ts";
import { type CallDerivation } from "./call-derivation.ts";
import { formatStems } from "./formats.ts";
import { inputsOf, unfilled, type Fan } from "./inputs.ts";
import { producerOf, type Producer } from "./produce.ts";
import { bestLink, saysOutput } from "./references.ts";
import { givenBefore, saidTheSame } from "./same-as.ts";
import { scopeOf } from "./scope.ts";
import { isContent, isMaterial, isOperand, isStructured, matchOf } from "./shapes.ts";
import type { Source } from "./source.ts";
import type { Unit } from "./unit.ts";
import { type Value } from "./value.ts";
import { valuesOf } from "./find-values.ts";
import { isNoText, isDoubtful } from "./doubtful.ts";
import { type Connectable } from "./connectable.ts";

export function connect(unit: Unit, derivation: CallDerivation, around: Connectable): Connected {
  const { tool } = derivation;
  const { reading, index, sources } = around;
  const spans = [unit.span, ...unit.extras];
  const beyond = around.around.filter((one) => !spans.some((span) => overlap(span, one)));
  const extras = [...unit.extras, ...beyond];
  const values = [...derivation.values, ...valuesOf(reading, { from: 0, to: 0 }, beyond)];
  const nearest = sources.toReversed();
  const references: Record<string, Arg> = {};
  const added: Source[] = [];
  const spoken: Assigned[] = [];
  let kept = inOrder(derivation.assigned, reading);
  let fan: Fan | undefined;
  const filled = (): ReadonlySet<string> =>
    new Set([
      ...kept.map(({ field }) => field.name.split(".", 1)[0] ?? ""),
      ...Object.keys(references),
    ]);
  const take = (from: readonly Source[], which: "meant" | "at hand"): void => {
    const inputs = inputsOf(tool, filled(), from, which);
    Object.assign(references, inputs.args);
    fan = inputs.fan ?? fan;
  };
  const taken = new Set<string>();
  /** Of one output, one argument. */
  const refer = (field: Field, id: string, path: string): boolean => {
    const reference = `${id}.${path}`;
    if (taken.has(reference)) return false;
    taken.add(reference);
    references[field.name] = { $ref: reference };
    return true;
  };
  const produce = (fields: readonly Field[], stems: readonly string[]): Producer | undefined => {
    // What another producer cannot do without is its own; what is optional may hold for both.
    const fixed = [
      ...kept.filter(({ field }) => field.required),
      ...spoken.filter(({ field }) => field.required),
    ];
    const about = index.wordsOf(tool);
    const isOwn = ({ is, from, to }: Value): boolean =>
      (is === "name" || is === "phrase") &&
      reading.tokens.slice(from, to).every(({ stem }) => about.has(stem));
    const free = values.filter(
      (value) => !isOwn(value) && !fixed.some((one) => overlap(one.value, value)),
    );
    const claimed = kept.filter(({ field }) => !field.required);
    const producer = producerOf(fields, {
      reading,
      index,
      reader: tool,
      span: unit.span,
      extras,
      free,
      claimed,
      sources,
      stems,
    });
    if (producer === undefined) return undefined;
    spoken.push(...producer.assigned);
    // What the producer has more use for is asked of it; the reader may find another value.
    const left = kept.filter(
      (one) => !producer.assigned.some(({ value }) => overlap(value, one.value)),
    );
    if (left.length < kept.length) kept = again(left);
    for (const args of producer.calls) {
      const id = `${unit.task.id}${String.fromCodePoint(97 + added.length)}`;
      added.push({
        id,
        title: unit.task.title,
        tool: producer.tool,
        args,
        assigned: [],
        direct: true,
        back: 1,
      });
    }
    return producer;
  };

  /** "The neighbours of V-3 and V-4": what each of several gives makes a call. */
  const referToAll = ({ name, list }: Field, { calls, path }: Producer): void => {
    const all = added.slice(-calls.length).map(({ id }): Arg => ({ $ref: `${id}.${path}` }));
    const [first, ...others] = all;
    if (first === undefined) return;
    references[name] = list ? all : first;
    for (const one of added.slice(-calls.length)) taken.add(`${one.id}.${path}`);
    if (!list && others.length > 0) fan = { name, first, others };
  };

  const again = (left: readonly Assigned[]): Assigned[] => {
    const context = contextOf(reading, unit.span, unit.extras, tool, index);
    const open = flatten(context.fields).filter(
      ({ name, required }) => !required && !left.some(({ field }) => field.name === name),
    );
    const free = derivation.values.filter(
      (value) => ![...left, ...spoken].some((one) => overlap(one.value, value)),
    );
    return [...left, ...assign(open, free, context).assigned];
  };

  kept = kept.filter((one) => {
    // What is read for the whole sentence gives way to what this clause works on.
    if (
      one.value.aside &&
      isOperand(one.field) &&
      fieldsOf(tool).some(
        (field) =>
          isStructured(field) &&
          sources.some(
            (source) => source.direct && matchOf(source.tool, field, tool) !== undefined,
          ),
      )
    )
      return false;
    // A file or a word is no text to work on, where another call gives one.
    if (isContent(one.field) && isNoText(one, tool, around)) return false;
    // Words that say what an earlier call gives are no value.
    const source = nearest.find(
      (each) => one.literal === undefined && saysOutput(one.value, each, reading, index),
    );
    const link = source && bestLink(one.field, [source], reading, spans, index);
    if (link === undefined || link.score < weights.reference.least * 0.7) return true;
    return !refer(one.field, link.source.id, link.output.path);
  });
  take(sources, "meant");
  // A name that stands for an id is asked for it, where a tool gives it.
  for (const one of kept.filter((each) => isDoubtful(each, reading))) {
    const others = kept;
    kept = kept.filter((each) => each !== one);
    const producer = produce([one.field], []);
    if (producer === undefined) kept = others;
    else referToAll(one.field, producer);
  }
  const isGiven = (field: Field): boolean =>
    index.tools.some((other) => matchOf(other, field, tool) !== undefined);
  const material = unfilled(tool, filled(), isGiven).filter((field) => isMaterial(field));
  const optional = fieldsOf(tool).filter((one) => isMaterial(one) && !one.required);
  const fields = material.some(({ required }) => required) ? material : optional;
  const stems = formatStems(kept.map(({ value }) => (value.is === "path" ? value.text : "")));
  const most = material.length === 0 ? 0 : Math.max(material.length, beyond.length);
  while (added.length < most && produce(fields, stems) !== undefined);
  take(added, "meant");
  take(sources, "at hand");
  for (const one of Object.values(references))
    for (const { shape } of mentions(one)) if (shape.is === "ref") taken.add(shape.text);
  const alike = saidTheSame(reading, spans);
  const isOpen = ({ name, required }: Field): boolean => !required && !filled().has(name);
  const inherited = fieldsOf(tool)
    .filter(isOpen)
    .flatMap((field) => givenBefore(alike, field, sources) ?? []);
  for (const field of unfilled(tool, filled(), isGiven)) {
    if (isStructured(field)) continue;
    const same = givenBefore(alike, field, sources);
    if (same !== undefined) {
      inherited.push(same);
      continue;
    }
    const before = antecedentOf(field, tool, around, spans);
    if (before.isUnclear) continue;
    fan = before.fan ?? fan;
    if (
      before.given !== undefined &&
      refer(field, before.given.source.id, before.given.output.path)
    )
      continue;
    if (before.same !== undefined) inherited.push({ ...before.same, field });
    else if (!isContent(field)) {
      const producer = produce([field], []);
      if (producer !== undefined) referToAll(field, producer);
    }
  }
  kept = [...kept, ...inherited];
  Object.assign(references, scopeOf(tool, filled(), sources));
  const missing = unfilled(tool, filled(), isGiven);
  return { assigned: kept, references, fan, producers: added, spoken, missing };
}

/** Of two files for two arguments that the words do not tell apart, the first is that of the first argument. */
function inOrder(assigned: readonly Assigned[], { tokens }: Reading): Assigned[] {
  const isFile = ({ field, value }: Assigned): boolean =>
    value.is === "path" &&
    field.format === "path" &&
    field.schema.mustExist === true &&
    !field.names.includes(tokens[value.from - 1]?.stem ?? "");
  const files = assigned.filter((one) => isFile(one) && one.items === undefined);
  if (files.length !== 2) return [...assigned];
  const values = files.map(({ value }) => value).toSorted((a, b) => a.from - b.from);
  const fields = files
    .map(({ field }) => field)
    .toSorted((a, b) => Number(a.names.some(isLater)) - Number(b.names.some(isLater)));
  const others = assigned.filter((one) => !files.includes(one));
  return [
    ...others,
    ...files.map((one, at) => ({
      ...one,
      field: fields[at] ?? one.field,
      value: values[at] ?? one.value,
    })),
  ];
}
