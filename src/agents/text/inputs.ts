import { z } from "zod";
import { ToolError } from "../../catalog/authoring.ts";

/** A text to analyse: plain, Markdown, HTML or source code, usually what `files.read` or `web.page` gives as `passage.text`. */
export function textInput(description: string) {
  return z.string().describe(description);
}

/** Tagging takes four or five seconds for each million characters. */
const MAX_CHARACTERS = 2_000_000;

/**
 * The prose of a text. @throws ToolError when it has none, or the text more than can be analysed in reasonable time.
 */
export async function readProse(
  text: string,
  { name = "text", headings = false }: { name?: string; headings?: boolean } = {},
): Promise<string> {
  if (text.length > MAX_CHARACTERS) {
    throw new ToolError(
      `The ${name} has ${text.length.toLocaleString("en")} characters; at most ${MAX_CHARACTERS.toLocaleString("en")} are analysed.`,
      { help: "Read less of it (`maxCharacters` of files.read), or take it part by part." },
    );
  }
  const { proseOf } = await import("./prose.ts");
  const prose = await proseOf(text, { headings });
  if (/\p{L}/u.test(prose)) return prose;
  throw new ToolError(
    /\p{L}/u.test(text)
      ? `The ${name} has no sentences: it is code, data, tables or pictures.`
      : `The ${name} has no words.`,
    { help: "Give a text with at least one sentence, for example the passage of files.read." },
  );
}
