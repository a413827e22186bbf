/** Which outputs of earlier tasks go into which inputs of a task: by shape, never by the tools' names. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { Arg, Args } from "../../../../contract/values.ts";
import { propertiesOf } from "../../../schema/json-schema.ts";
import { stemOf } from "../language/terms.ts";
import { wordsOf, type Token } from "../language/tokens.ts";
import type { Field } from "./fields.ts";
import type { Fan } from "./fill.ts";
import { fitOf, outputsOf, type Output } from "./shapes.ts";
import { stemWord } from "../../../language/stem.ts";

export interface Source {
  readonly task: string;
  readonly title: string;
  readonly tool: ToolInfo;
  /** Needed by the wording; the others stand further up the graph. */
  readonly direct: boolean;
  readonly args: Args;
  /** References in its own arguments. */
  readonly reads: readonly string[];
}

export interface Connected {
  readonly args: Readonly<Record<string, Arg>>;
  readonly fan?: Fan;
}

interface Match {
  readonly source: Source;
  /** `t1.table` */
  readonly path: string;
  readonly ref: Arg;
  readonly fit: "whole" | "item";
}

/** Connects the fields that have no argument yet. */
export function connect(
  fields: readonly Field[],
  filled: Readonly<Record<string, Arg>>,
  sources: readonly Source[],
): Connected {
  const args: Record<string, Arg> = {};
  let fan: Fan | undefined;
  const open = fields.filter(({ name }) => !Object.hasOwn(filled, name));
  const taken = new Set<Match["ref"]>();
  const hasOperand = fields.some((field) => isOperand(field) && Object.hasOwn(filled, field.name));

  for (const field of open.filter(isCollecting)) {
    const items = withoutSuperseded(matchesOf(field, sources).filter(({ fit }) => fit === "item"));
    if (items.length > 0) args[field.name] = items.map(({ ref }) => ref);
  }
  const single = open.filter((field) => !Object.hasOwn(args, field.name) && isConnectable(field));
  for (const field of single) {
    // Of several ways to take the same data, one is enough.
    const isSpare = !field.required && (hasOperand || Object.keys(args).length > 0);
    if (isSpare) continue;
    const [first, ...others] = matchesOf(
      field,
      sources.filter(({ direct }) => direct),
    ).filter(({ ref, fit }) => fit === "whole" && ![...taken].some((other) => isSame(other, ref)));
    if (first === undefined) continue;
    args[field.name] = first.ref;
    taken.add(first.ref);
    if (others.length > 0 && !isLabel(field))
      fan = { field: field.name, others: others.map(({ ref }) => ref) };
    else if (fan !== undefined) fan = undefined; // "left" and "right": the second took what was left
  }
  return { args, ...(fan && { fan }) };
}

/** The text that was summarised is not shown beside its summary. */
function withoutSuperseded(matches: readonly Match[]): Match[] {
  return matches.filter(
    ({ source, path }) =>
      source.direct ||
      !matches.some(({ source: { reads } }) =>
        reads.some((read) => read === path || read.startsWith(`${path}.`)),
      ),
  );
}

/** Names what is worked on: a file that must be there, or a page. */
export function isOperand({ kind, schema, hasDefault }: Field): boolean {
  return (kind === "path" && schema.mustExist === true && !hasDefault) || kind === "url";
}

/** Where the data of a task comes from; a tool that has such fields needs one of them, required or not. */
export function isSourceField(field: Field): boolean {
  return isOperand(field) || (isConnectable(field) && !isLabel(field));
}

export function isConnectable({ kind, required }: Field): boolean {
  return kind === "shape" || (kind === "text" && required);
}

/** What a thing is called is no data: a title may be taken over, and nothing is done for its sake. */
export function isLabel({ kind, name }: Field): boolean {
  return kind === "text" && /^(?:title|name|label|id|heading)$/i.test(name);
}

/** Takes as many as there are: the tables of a report. */
function isCollecting({ kind, list }: Field): boolean {
  return kind === "shape" && list;
}

/** Whether any output of a tool fits a field. */
export function feeds(tool: ToolInfo, field: Field): boolean {
  return isConnectable(field) && bestOutput(tool, field) !== undefined;
}

function matchesOf(field: Field, sources: readonly Source[]): Match[] {
  return sources.flatMap((source) => {
    const best = bestOutput(source.tool, field);
    if (best === undefined) return [];
    const path = `${source.task}.${best.output.path}`;
    return [{ source, fit: best.fit, path, ref: { $ref: path } }];
  });
}

function bestOutput(
  tool: ToolInfo,
  field: Field,
): { readonly output: Output; readonly fit: "whole" | "item" } | undefined {
  const inputs = propertiesOf(tool.input);
  const matches = outputsOf(tool).flatMap((output) => {
    const fit = fitOf(output, field);
    return fit === undefined ? [] : [{ output, fit }];
  });
  // Text that only repeats an input is not what the tool found out.
  const made = matches.filter(
    ({ output }) =>
      field.kind !== "text" || !Object.hasOwn(inputs, output.path.split(".")[0] ?? ""),
  );
  return made.find(({ output }) => output.name === field.name) ?? made[0];
}

/** Wants text as such: what an earlier task says, rather than a word of the query. */
export function isContent(field: Field): boolean {
  return (
    isConnectable(field) && field.kind === "text" && !isLabel(field) && field.words.has("text")
  );
}

/** Wants a text to work on, and not a word to look for in one. */
export function isWholeText(field: Field): boolean {
  return isContent(field) && /\btext\b/i.test(field.description);
}

/** The text that a tool gives, for a field that needs some and has nothing that fits it by name. */
export function textOutput(tool: ToolInfo): string | undefined {
  const inputs = propertiesOf(tool.input);
  return outputsOf(tool).find(
    ({ path, schema }) =>
      schema.type === "string" &&
      schema.enum === undefined &&
      schema.format === undefined &&
      !Object.hasOwn(inputs, path) &&
      !path.includes("."),
  )?.path;
}

/** "the square of the profit": the output of an earlier task that the wording names. */
export function namedOutput(
  field: Field,
  words: readonly Token[],
  sources: readonly Source[],
): Arg | undefined {
  const said = new Set(words.map(stemOf));
  for (const { task, tool, direct } of sources) {
    const output = outputsOf(tool).find(
      ({ path, name, schema }) =>
        direct &&
        path === name &&
        isSameScalar(field, schema.type) &&
        wordsOf(name).every((word) => said.has(stemWord(word))),
    );
    if (output !== undefined) return { $ref: `${task}.${output.path}` };
  }
  return undefined;
}

function isSameScalar({ list, schema }: Field, type: unknown): boolean {
  if (list || typeof type !== "string" || !["number", "integer", "string"].includes(type)) {
    return false;
  }
  return schema.type === type || (schema.type === "number" && type === "integer");
}

function isSame(a: Arg, b: Arg): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
