import { codeExtensions } from "../../language/file-words.ts";
import { candidatesOf, type Candidate, type Extractor } from "../candidate.ts";

const CERTAIN = 0.9;
const LIKELY = 0.7;

/** Patterns as they stand, and kinds of files in words: "TypeScript files", "lines of Python". */
export const findGlob: Extractor = ({ field, reading }) => {
  const written = reading.literals("glob").flatMap((group) => candidatesOf(field, group, CERTAIN));
  const { tokens } = reading;
  const spoken = tokens.flatMap((token, at): Candidate[] => {
    const isFiles = /^files?$/.test(tokens[at + 1]?.lower ?? "");
    const extensions = codeExtensions(token, isFiles);
    if (extensions.length === 0) return [];
    const [only, ...others] = extensions;
    const glob = others.length === 0 ? `*.${only}` : `*.{${extensions.join(",")}}`;
    return [{ arg: field.list ? [glob] : glob, at: [at], score: LIKELY }];
  });
  return [...written, ...spoken];
};
