/** Calls that are added because another needs what they give, and the words or earlier calls give all that they need. */
import { overlap } from "../step.ts";
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { Arg, Args } from "../../../../../contract/values.ts";
import { outputsOf, type Field } from "../../link/fields.ts";
import type { ToolIndex } from "../../link/tools.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { weights } from "../weights.ts";
import { nested } from "./argument.ts";
import type { Assigned } from "./assigned.ts";
import { assign } from "./assign.ts";
import { contextOf } from "./context.ts";
import { flatten } from "./derive-call.ts";
import { callsOf } from "./fan-out.ts";
import { inputsOf, unfilled } from "./inputs.ts";
import { linkScore } from "./references.ts";
import { nameSaid, phraseSaid } from "./spoken-for.ts";
import { isContent, isMaterial, matchOf } from "./shapes.ts";
import type { Source } from "./source.ts";
import { isSolid } from "./unit.ts";
import type { Value } from "./value.ts";

export interface Producer {
  readonly tool: ToolInfo;
  /** The arguments of each call: one for each of several that the words coordinate. */
  readonly calls: readonly Args[];
  /** The output that the reader takes. */
  readonly path: string;
  /** What its words gave it. */
  readonly assigned: readonly Assigned[];
}

/** What is known where a producer is sought. */
export interface Wanting {
  readonly reading: Reading;
  readonly index: ToolIndex;
  readonly reader: ToolInfo;
  readonly span: Span;
  /** Other stretches that hold for the call, and whose values it may use. */
  readonly extras: readonly Span[];
  /** Values that are no arguments of the reader. */
  readonly free: readonly Value[];
  /** Values that the reader has some use for: a producer that has more takes them. */
  readonly claimed: readonly Assigned[];
  readonly sources: readonly Source[];
  /** Stems that speak for a tool beside the words: "markdown", for a file of that name. */
  readonly stems: readonly string[];
}

const CANDIDATES = 30;

/** The likeliest call that gives one of some fields. */
export function producerOf(fields: readonly Field[], wanting: Wanting): Producer | undefined {
  const { reading, index, reader, span } = wanting;
  const words = new Set(reading.tokens.slice(span.from, span.to).map(({ stem }) => stem));
  const stems = [
    ...wanting.stems,
    ...fields.flatMap(({ names, said }) => [...names, ...said]),
    ...words,
  ];
  const fitting = (tool: ToolInfo): { readonly path: string; readonly link: number }[] =>
    fields.flatMap((field) => linksOf(tool, field, wanting, words));
  let best: (Producer & { readonly score: number }) | undefined;
  const speaking = index.search(wanting.stems, CANDIDATES);
  for (const [rank, { tool }] of index.search(stems, CANDIDATES).entries()) {
    // Nothing is changed that nobody asked to change.
    if (tool === reader || tool.effect !== "read") continue;
    // A file that is written has what its name says: a document is no CSV.
    if (
      reader.effect !== "read" &&
      wanting.stems.length > 0 &&
      !wanting.stems.some((stem) => index.wordsOf(tool).has(stem))
    )
      continue;
    for (const { path, link } of fitting(tool)) {
      const own = callOf(tool, wanting);
      if (own === undefined) continue;
      const spoken = speaking.findIndex((each) => each.tool === tool);
      const score =
        link +
        0.2 * own.score -
        0.02 * rank +
        (spoken < 0 ? 0 : 1 / (1 + spoken)) +
        (tool.agent === reader.agent ? 0.1 : 0);
      if (best === undefined || score > best.score) best = { ...own, tool, path, score };
    }
  }
  return best;
}

function linksOf(
  tool: ToolInfo,
  field: Field,
  { reader, index }: Wanting,
  words: ReadonlySet<string>,
): { readonly path: string; readonly link: number }[] {
  if (isMaterial(field)) {
    const match = matchOf(tool, field, reader);
    if (
      match !== undefined &&
      match.wrapped !== true &&
      match.as === (field.list ? match.as : "whole")
    )
      return [{ path: match.path, link: 1 }];
    if (!isContent(field)) return [];
  }
  const source: Source = {
    id: "",
    title: "",
    tool,
    back: 1,
    args: {},
    assigned: [],
    direct: false,
  };
  return outputsOf(tool).flatMap((output) => {
    const link = linkScore(field, output, source, words, false, index);
    return link === undefined || link < weights.reference.producer
      ? []
      : [{ path: output.path, link }];
  });
}

/** The call of a tool, where nothing that it cannot do without is missing, and something speaks for it. */
function callOf(
  tool: ToolInfo,
  { reading, index, span, extras, free, claimed, sources, reader, stems }: Wanting,
):
  | {
      readonly calls: readonly Args[];
      readonly assigned: readonly Assigned[];
      readonly score: number;
    }
  | undefined {
  const context = contextOf(reading, span, extras, tool, index);
  const fields = flatten(context.fields);
  const first = assign(fields, free, context);
  const lost = first.assigned.filter((one) =>
    claimed.some((other) => overlap(one.value, other.value) && other.score >= one.score),
  );
  const all =
    lost.length === 0
      ? first
      : assign(
          fields,
          free.filter((value) => !lost.some((one) => overlap(one.value, value))),
          context,
        );
  const { score } = all;
  // What it works on itself is given by a call, or quoted.
  const assigned = all.assigned.filter((one) =>
    isContent(one.field)
      ? one.value.is === "quoted"
      : one.literal !== undefined || isSolid({ assigned: [one] }),
  );
  const args = nested(assigned);
  const inputs = inputsOf(tool, new Set(Object.keys(args)), sources, "meant");
  // What others have found out is only put into another form, and by the agent that takes it.
  const isOther = tool.agent !== reader.agent && Object.keys(inputs.args).length > 0;
  if (inputs.fan !== undefined || isOther) return undefined;
  const filled = new Set([...Object.keys(args), ...Object.keys(inputs.args)]);
  const isTold =
    assigned.some((one) => isSolid({ assigned: [one] })) || Object.keys(inputs.args).length > 0;
  // A length of time alone speaks for no tool that needs nothing: "over the last 60 days".
  const isMeant =
    fields.some(({ required }) => required) ||
    nameSaid(context, index) > 0 ||
    phraseSaid(context, index) > 0 ||
    stems.some((stem) => index.wordsOf(tool).has(stem));
  if (!isTold || !isMeant || unfilled(tool, filled, () => true).length > 0) return undefined;
  const calls = callsOf({ tool, assigned }, context, free);
  return {
    calls: calls.map((call): Args => ({
      ...nested(call),
      ...(inputs.args as Record<string, Arg>),
    })),
    assigned,
    score,
  };
}
