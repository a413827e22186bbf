/** Runs a tool as the runtime does: checked input, checked output, and a headline that is true of it. */
import { expect } from "vitest";
import type { z } from "zod";
import type { Tool, ToolContext } from "../../src/catalog/authoring.ts";
import type { Json } from "../../src/contract/json.ts";
import { knownNumbers } from "../../src/runtime/runner/numbers/known-numbers.ts";
import { readNumbers } from "../../src/runtime/runner/numbers/read-numbers.ts";

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
  expectNumbersIn(headline, output, parsed);
  return { output, headline };
}

/** Every number of a sentence must stand in the output or the input, rounded as shown: the runner's own check. */
export function expectNumbersIn(sentence: string, ...data: readonly unknown[]): void {
  const known = knownNumbers(data as Json[]);
  const unknown = readNumbers(sentence).filter((number) => !known.has(number));
  expect(unknown, `numbers of "${sentence}" that are not in the output`).toEqual([]);
}
