import { codeExtensions, extensionOf } from "../../language/file-words.ts";
import { candidatesOf, type Candidate, type Extractor } from "../candidate.ts";
import { isOperand } from "../connect.ts";
import type { Item } from "../reading.ts";

const CERTAIN = 0.9;
const LIKELY = 0.7;

/** Patterns as they stand, and kinds of files in words: "TypeScript files", "lines of Python". */
export const findGlob: Extractor = ({ field, reading, siblings }) => {
  const written = reading.literals("glob").flatMap((group) => candidatesOf(field, group, CERTAIN));
  // Who looks into the files of a folder finds a file by its own name as well.
  const files = siblings.some(isOperand)
    ? []
    : reading
        .literals("path")
        .filter(({ items }) => items.length === 1 && items.every(isPlainFile))
        .flatMap((group) =>
          candidatesOf(field, { ...group, items: group.items.map(inItsPlace) }, LIKELY),
        );
  const { tokens } = reading;
  const spoken = tokens.flatMap((token, at): Candidate[] => {
    const isFiles = /^files?$/.test(tokens[at + 1]?.lower ?? "");
    const extensions = codeExtensions(token, isFiles);
    if (extensions.length === 0) return [];
    const [only, ...others] = extensions;
    const glob = others.length === 0 ? `*.${only}` : `*.{${extensions.join(",")}}`;
    return [{ arg: field.list ? [glob] : glob, at: [at], score: LIKELY }];
  });
  return [...written, ...files, ...spoken];
};

/** Without a slash a pattern matches at any depth. */
function inItsPlace(item: Item): Item {
  return item.text.includes("/") ? item : { ...item, arg: `./${item.text}` };
}

/** Its name means nothing else as a pattern, and lies below the folder that is looked in by default. */
function isPlainFile({ text }: Item): boolean {
  return extensionOf(text) !== undefined && /^(?!\/|\.\.?\/)[^*?[\]{}()!\\]+$/.test(text);
}
