import { z } from "zod";
import { ToolError } from "../../catalog/authoring.ts";

/** A text to analyse, usually what `files.read` or `web.page` gives as `passage.text`. */
export function textInput(description: string) {
  return z.string().describe(description);
}

/** Tagging takes about a second for each million characters. */
const MAX_CHARACTERS = 2_000_000;

/** @throws ToolError when a text has no word, or more than can be analysed in reasonable time. */
export function requireWords(text: string, name = "text"): void {
  if (!/\p{L}/u.test(text)) {
    throw new ToolError(`The ${name} has no words.`, {
      help: "Give a text with at least one sentence, for example the passage of files.read.",
    });
  }
  if (text.length > MAX_CHARACTERS) {
    throw new ToolError(
      `The ${name} has ${text.length.toLocaleString("en")} characters; at most ${MAX_CHARACTERS.toLocaleString("en")} are analysed.`,
      { help: "Read less of it (`maxCharacters` of files.read), or take it part by part." },
    );
  }
}
