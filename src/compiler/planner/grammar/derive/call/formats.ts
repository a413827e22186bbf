/** What a file that is to be written holds, in the words that one asks for it with. */
import { stemWord } from "../../../../language/stem.ts";
import type { Assigned } from "./assigned.ts";

const FORMATS: Readonly<Record<string, string>> = {
  md: "markdown document",
  markdown: "markdown document",
  html: "html page",
  htm: "html page",
  svg: "svg picture chart",
  txt: "text",
};

/** Of the paths among some arguments. */
export function formatStems(assigned: readonly Assigned[]): string[] {
  return assigned.flatMap(({ value: { is, text } }) => {
    const ending = is === "path" ? /\.(\w+)$/.exec(text)?.[1]?.toLowerCase() : undefined;
    return ending === undefined ? [] : (FORMATS[ending] ?? ending).split(" ").map(stemWord);
  });
}
