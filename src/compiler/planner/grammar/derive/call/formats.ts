/** What a file that is to be written holds, in the words that one asks for it with. */
import { stemWord } from "../../../../language/stem.ts";

const FORMATS: Readonly<Record<string, string>> = {
  md: "markdown document",
  markdown: "markdown document",
  html: "html page",
  htm: "html page",
  svg: "svg picture chart",
  txt: "markdown text",
};

/** Of paths. */
export function formatStems(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
    return ending === undefined ? [] : (FORMATS[ending] ?? ending).split(" ").map(stemWord);
  });
}
