/** Runs a tool as the runtime does: checked input, checked output, and a headline that is true of it. */
import { expect } from "vitest";
import type { z } from "zod";
import type { Tool, ToolContext } from "../../src/catalog/authoring.ts";

export interface ToolResult<Output> {
  readonly output: Output;
  /** The sentences of `headline`, joined by spaces; empty when the tool has none. */
  readonly headline: string;
}

export async function runTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: Tool<Input, Output>,
  input: NoInfer<z.input<Input>>,
  context: ToolContext,
): Promise<ToolResult<z.output<Output>>> {
  const parsed = tool.input.parse(input);
  const output = tool.output.parse(await tool.run(parsed, context));
  expect(JSON.parse(JSON.stringify(output)), "the output is plain JSON").toEqual(output);
  const headline = (tool.headline?.(output, parsed) ?? []).join(" ");
  expectNumbersIn(headline, output);
  return { output, headline };
}

const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?/g;

/** Every number of a sentence must stand in the output, rounded to the digits that the sentence shows. */
export function expectNumbersIn(sentence: string, output: unknown): void {
  const known = [...numbersOf(output)];
  const unknown = (sentence.match(NUMBER) ?? []).filter((text) => {
    const shown = Number(text.replaceAll(",", ""));
    const half = 0.5 * 10 ** -(text.split(".")[1]?.length ?? 0);
    return !known.some((value) => Math.abs(Math.abs(value) - shown) <= half * (1 + 1e-9));
  });
  expect(unknown, `numbers of "${sentence}" that are not in the output`).toEqual([]);
}

function* numbersOf(value: unknown): Generator<number> {
  if (typeof value === "number") yield value;
  else if (typeof value === "string") {
    for (const text of value.match(NUMBER) ?? []) yield Number(text.replaceAll(",", ""));
  } else if (Array.isArray(value)) for (const item of value) yield* numbersOf(item);
  else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      yield* numbersOf(key);
      yield* numbersOf(item);
    }
  }
}
