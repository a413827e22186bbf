/** Tools as a prompt shows them: all that matters for a choice and its arguments, in few tokens. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import { stemWord } from "../../../language/stem.ts";
import { propertiesOf, requiredOf, type Schema } from "../../../schema/json-schema.ts";
import { comment, isWord, nameText, TypeWriter } from "./type-text.ts";

export interface ToolTexts {
  /** One a tool, in their order: its name and what it does, its arguments, and what it gives. */
  readonly tools: readonly string[];
  /** What the names of types mean that stand in them. */
  readonly shapes: readonly string[];
  /** Set where some of the tools are on one line, as `briefText` writes them. */
  readonly hasBrief: boolean;
}

/**
 * @param words of the request: an argument that holds nothing but settings is shown where one of them names a setting
 */
export function toolTexts(tools: readonly ToolInfo[], words: string): ToolTexts {
  const spoken = stemsIn(words);
  const shown = tools.map((tool) => ({ tool, args: argumentsOf(tool, spoken) }));
  const roots = shown.flatMap(({ tool, args }) => [
    { ...tool.input, properties: Object.fromEntries(args) },
    tool.output,
  ]);
  const writer = new TypeWriter(roots);
  return {
    tools: shown.map(({ tool, args }) => {
      const lines = args.map(([name, schema]) => {
        const isRequired = requiredOf(tool.input).includes(name);
        const text = writer.field(name, schema, tool.input, isRequired);
        return `  ${text}${writer.once(name, comment(schema, "end"))}`;
      });
      return [headOf(tool), ...lines, `  -> ${outputText(writer, tool)}`].join("\n");
    }),
    shapes: writer.shapes(),
    hasBrief: false,
  };
}

/** Servers write pages of it. */
const LONGEST_DESCRIPTION = 600;

/**
 * On one line, `ships.track(container, since?: date, most?: integer): Where a container is`: arguments without a type are
 * texts. What it gives, and what its arguments are, is left out. The prompt `values` explains the form.
 */
export function briefText(tool: ToolInfo): string {
  const { name, description, effect, input } = tool;
  const required = requiredOf(input);
  const args = Object.entries(propertiesOf(input)).map(([argument, schema]) => {
    const type = [schema["format"], schema.type].find((one): one is string => isWord(one)) ?? "any";
    const said = type === "string" ? "" : `: ${type}`;
    return `${nameText(argument)}${required.includes(argument) ? "" : "?"}${said}`;
  });
  const [first = ""] = description
    .replaceAll(/\s+/g, " ")
    .trim()
    .split(/(?<=\.) /);
  const text = first.length > LONGEST_BRIEF ? `${first.slice(0, LONGEST_BRIEF)}…` : first;
  return `${name}(${args.join(", ")}): ${text}${effect === "read" ? "" : ` [changes something: ${effect}]`}`;
}

/** Characters of a description on one line with others. */
const LONGEST_BRIEF = 120;

function headOf({ name, description, effect }: ToolInfo): string {
  const line = description.replaceAll(/\s+/g, " ").trim();
  const text = line.length > LONGEST_DESCRIPTION ? `${line.slice(0, LONGEST_DESCRIPTION)}…` : line;
  return `${name}: ${text}${effect === "read" ? "" : ` [changes something: ${effect}]`}`;
}

/** Names and types of the fields: what they are called says what they are. */
function outputText(writer: TypeWriter, { output }: ToolInfo): string {
  const fields = Object.entries(propertiesOf(output));
  if (fields.length === 0) return writer.type(output, output, "Output");
  return fields.map(([name, field]) => `${name}: ${writer.type(field, output, name)}`).join(", ");
}

/** All but settings of which the request does not speak: how a file is read is decided by its own evidence. */
function argumentsOf(
  { input }: ToolInfo,
  spoken: ReadonlySet<string>,
): readonly (readonly [string, Schema])[] {
  const required = requiredOf(input);
  return Object.entries(propertiesOf(input)).filter(
    ([name, schema]) =>
      required.includes(name) ||
      !isSettings(schema) ||
      namesIn(schema).some((stem) => spoken.has(stem)),
  );
}

/** An object of which nothing is required: how something is done, and not what. */
function isSettings(schema: Schema): boolean {
  return (
    schema.type === "object" &&
    Object.keys(propertiesOf(schema)).length > 3 &&
    requiredOf(schema).length === 0
  );
}

/** Short names, such as list and text, are words of any request. */
const LONG_ENOUGH = 5;

function namesIn(schema: Schema): readonly string[] {
  return Object.keys(propertiesOf(schema))
    .filter(({ length }) => length >= LONG_ENOUGH)
    .map((name) => stemWord(name.toLowerCase()));
}

function stemsIn(words: string): ReadonlySet<string> {
  return new Set(
    words
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.map((word) => stemWord(word)),
  );
}
