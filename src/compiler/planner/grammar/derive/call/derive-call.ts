/** The derivations of a clause as a call of a tool, best first; nothing is changed that the words do not say. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { Field } from "../../link/fields.ts";
import { impliedStems } from "../../link/implied.ts";
import { askedStems, type ToolIndex } from "../../link/tools.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { isWithin } from "../step.ts";
import { weights } from "../weights.ts";
import { nested } from "./argument.ts";
import { assign } from "./assign.ts";
import { coverage, nameSaid, phraseSaid, verbFit } from "./spoken-for.ts";
import type { Assigned } from "./assigned.ts";
import { changeOrdered, does, onlyReads } from "./changing.ts";
import { contextOf, type CallContext } from "./context.ts";
import { withEnds } from "./ends.ts";
import { lookedUp, showerOf } from "./look-up.ts";
import { type Value } from "./value.ts";
import { valuesOf } from "./find-values.ts";
import { SHOWN, onlyShows, namedTool, isSpoken } from "./tool-meant.ts";
import { outsidePaths } from "./outside-paths.ts";
import { type CallDerivation, type Features } from "./call-derivation.ts";

const CANDIDATES = 12;

export interface CallRequest {
  readonly reading: Reading;
  readonly span: Span;
  readonly extras: readonly Span[];
  readonly index: ToolIndex;
  /** How well each tool fits the whole request, 0 to 1. */
  readonly overall: ReadonlyMap<ToolInfo, number>;
}

export function deriveCalls(request: CallRequest): CallDerivation[] {
  const { reading, span, extras, index, overall } = request;
  const stems = askedStems(outsidePaths(reading, span));
  const around = extras.flatMap(({ from, to }) => askedStems(reading.tokens.slice(from, to)));
  const implied = impliedStems(reading, span).filter((stem) => !stems.includes(stem));
  const found = index.search(stems, CANDIDATES, implied);
  const more =
    found.length < 3 || around.length === 0 ? [] : index.search([...stems, ...around], 4);
  const candidates = new Map([
    ...more.map(({ tool, score }) => [tool, score * 0.8] as const),
    ...found.map(({ tool, score }) => [tool, score] as const),
  ]);
  const shower = candidates.size === 0 ? showerOf(lookedUp(reading, span), index.tools) : undefined;
  if (shower !== undefined) candidates.set(shower, 1);
  const best = Math.max(0, ...candidates.values());
  const named = namedTool(reading, span, index);
  // Where no tool says that it changes anything, what they only read is not known either.
  const isKnown =
    index.tools.some(({ effect }) => effect !== "read") || namesNumbered(reading, span);
  const verb = isKnown ? changeOrdered(reading, span) : undefined;
  if (named !== undefined) candidates.set(named.tool, best);
  const says = onlyShows(reading, span)
    ? SHOWN.find((shown) =>
        [...candidates.keys()].some((tool) => shown.some((stem) => index.wordsOf(tool).has(stem))),
      )
    : undefined;
  if (says !== undefined)
    for (const tool of candidates.keys())
      if (!says.some((stem) => index.wordsOf(tool).has(stem))) candidates.delete(tool);
  const values = valuesOf(reading, span, extras).filter(
    ({ from, to }) => named === undefined || to <= named.at || from > named.at + 1,
  );
  return [...candidates]
    .map(([tool, score]) => {
      const context = contextOf(reading, span, extras, tool, index);
      const derived = derivationOf(
        context,
        withEnds(tool, assign(flatten(context.fields), values, context).assigned, reading),
        values,
        score / best,
        overall.get(tool) ?? 0,
        index,
      );
      return tool === named?.tool
        ? { ...derived, score: derived.score + weights.call.byName, named: 1 }
        : derived;
    })
    .filter(
      ({ tool, features }) =>
        tool === named?.tool ||
        (tool.effect === "read"
          ? verb === undefined || !onlyReads(tool, verb)
          : features.verbLost === 0 && (verb === undefined || does(tool, verb))),
    )
    .toSorted((a, b) => b.score - a.score);
}

/** Something that is numbered is named. */
function namesNumbered({ marks }: Reading, span: Span): boolean {
  return marks.some((mark) => mark.is === "code" && isWithin(mark, span));
}

/** Fields of objects stand beside the others, to be put together again. */
export function flatten(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) =>
    isSpoken(field)
      ? flatten(
          field.inner.map((inner) => ({
            ...inner,
            name: `${field.name}.${inner.name}`,
            required: inner.required && field.required,
          })),
        )
      : [field],
  );
}

export function derivationOf(
  context: CallContext,
  assigned: readonly Assigned[],
  values: readonly Value[],
  retrieval: number,
  overall: number,
  index: ToolIndex,
): CallDerivation {
  const { span, tool, fields } = context;
  const args = nested(assigned);
  const open = fields.filter(
    ({ name, required, hasDefault }) => required && !hasDefault && !Object.hasOwn(args, name),
  );
  const { covered, uncovered } = coverage(context, assigned, index);
  const named = nameSaid(context, index);
  const { verbUnsaid, verbLost } = verbFit(context, index);
  // "Compare the summaries" asks for no summary.
  const phrased = verbLost > 0 ? 0 : phraseSaid(context, index);
  const required = fields.filter((field) => field.required);
  const strength = (field: Field): number =>
    Math.max(
      0,
      ...assigned
        .filter((one) => one.field.name.split(".", 1)[0] === field.name)
        .map(({ score, literal }) => (literal === undefined ? Math.min(1, score) : 1)),
    );
  const unsure = required.reduce((sum, field) => sum + 1 - strength(field), 0);
  const features: Features = {
    retrieval,
    overall,
    covered,
    named,
    phrased,
    open: open.length,
    unsure,
    wanted: required.length === 0 ? 0 : unsure / required.length,
    options: assigned.filter(({ field }) => !field.required).length,
    verbUnsaid: phrased > 0 ? 0 : verbUnsaid,
    verbLost,
  };
  const score = Object.entries(features).reduce(
    (sum, [name, value]) => sum + weights.call[name as keyof Features] * value,
    0,
  );
  return {
    span,
    tool,
    args,
    assigned,
    open,
    covered,
    named,
    retrieval,
    values,
    uncovered,
    features,
    score,
    assumed: [],
    uses: [
      { ...span, became: `tool ${tool.name}`, weight: retrieval },
      ...assigned.map(({ value: { from, to }, field, score: weight }) => ({
        from,
        to,
        became: `argument ${field.name}`,
        weight,
      })),
    ],
    said: `${tool.name}(${assigned.map(({ field, value }) => `${field.name}: ${value.text}`).join(", ")})`,
  };
}
