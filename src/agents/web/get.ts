import { z } from "zod";
import { ToolError, type FetchedResponse, type ToolContext } from "../../catalog/authoring.ts";

export function urlInput(description: string) {
  return z.url({ protocol: /^https?$/ }).describe(description);
}

/** Larger answers are downloads, and would fill the memory of a task. */
const MAX_CHARACTERS = 10_000_000;

/** Gets a text. @throws ToolError when it is empty, too large or in characters that were not understood. */
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
  const charset = declaredCharset(response);
  if (text.includes("\ufffd") && charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new ToolError(`${url} is written in ${charset}, and only UTF-8 is read.`, {
      help: "Look for an address that answers in UTF-8.",
    });
  }
  return response;
}

/** What the header, the XML declaration or the page's own `meta` says. */
function declaredCharset({ headers, text }: FetchedResponse): string | undefined {
  const declaration = /charset=["']?([\w-]+)/i;
  const header = declaration.exec(headers["content-type"] ?? "");
  const start = text.slice(0, 1_024);
  return (header ??
    /^<\?xml[^>]*encoding=["']([\w-]+)/i.exec(start) ??
    declaration.exec(start))?.[1];
}
