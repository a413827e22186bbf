import { z } from "zod";
import { ToolError, type FetchedResponse, type ToolContext } from "../../catalog/authoring.ts";

export function urlInput(description: string) {
  return z.url({ protocol: /^https?$/ }).describe(description);
}

/** Larger answers are downloads, and would fill the memory of a task. */
const MAX_CHARACTERS = 10_000_000;

/** Gets a text. @throws ToolError when it is empty or too large. */
export async function get(
  context: ToolContext,
  url: string,
  accept: string,
): Promise<FetchedResponse> {
  const response = await context.fetch(url, { headers: { accept } });
  const { text } = response;
  if (text.trim() === "") {
    throw new ToolError(`${url} answered with nothing.`, {
      help: "Open the address in a browser to see whether it is the right one.",
    });
  }
  if (text.length > MAX_CHARACTERS) {
    throw new ToolError(
      `${url} answered with ${text.length.toLocaleString("en")} characters; at most ${MAX_CHARACTERS.toLocaleString("en")} are read.`,
      { help: "Ask the address for less, for example with a parameter that limits it." },
    );
  }
  return response;
}
