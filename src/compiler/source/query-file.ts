/** `*.query.md`: front matter, and below it the query. */
import { basename } from "node:path";
import {
  emptyQuery,
  hasErrors,
  OrchcError,
  undeclaredPlaceholder,
  unusedParameter,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { nearestName } from "../../contract/nearest.ts";
import { placeholdersOf } from "../../contract/placeholders.ts";
import { readFrontMatter, type QueryFileText } from "./front-matter.ts";
import { nameOfFile } from "./name-query.ts";
import { placeInSource } from "./place-in-source.ts";
import { readText } from "./read-text.ts";
import type { Source } from "./source.ts";

/** @param file absolute path. Throws an OrchcError with everything that is wrong with the file. */
export async function readQueryFile(file: string): Promise<Source> {
  const { text, hash } = await readText(file);
  const content = readFrontMatter(text, file);
  const source = { ...sourceIn(content, file), fileSha256: hash };
  const diagnostics = [
    ...content.diagnostics,
    ...(hasErrors(content.diagnostics) ? [] : problemsIn(source, file)),
  ];
  if (hasErrors(diagnostics)) throw new OrchcError(diagnostics);
  return source;
}

function sourceIn({ body, firstLine, settings, params }: QueryFileText, file: string): Source {
  const { name, reading, ...others } = settings;
  const before = (/^\s*/.exec(body)?.[0] ?? "").split("\n");
  return {
    query: body.trim(),
    name: name ?? nameOfFile(basename(file).replace(/(\.query)?\.md$/, "")),
    params,
    ...others,
    ...(reading !== undefined && { readings: [reading].flat() }),
    file,
    start: {
      line: firstLine + before.length - 1,
      column: (before.at(-1)?.length ?? 0) + 1,
    },
  };
}

function problemsIn(source: Source, file: string): Diagnostic[] {
  const { query, params, start } = source;
  if (query === "") return [emptyQuery({ file: basename(file) }, { in: "file", file, ...start })];
  const used = placeholdersOf(query);
  const known = Object.keys(params);
  const undeclared = used
    .filter(({ name }) => !known.includes(name))
    .map(({ name, start: offset }) => {
      const nearest = nearestName(name, known);
      return undeclaredPlaceholder(
        { name, ...(nearest !== undefined && { nearest }) },
        { in: "file", file, ...placeInSource(source, offset) },
      );
    });
  const unused = known
    .filter((name) => !used.some((placeholder) => placeholder.name === name))
    .map((name) => unusedParameter({ name }, { in: "file", file, line: 1, column: 1 }));
  return [...undeclared, ...unused];
}
