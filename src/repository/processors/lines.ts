import type { Processor } from "../chunks/processor.ts";

/** Languages that are named and cut by lines, by the ending of the path. */
const NAMED: Readonly<Record<string, string>> = {
  hbs: "handlebars",
  htm: "html",
  ini: "ini",
  kt: "kotlin",
  lua: "lua",
  rst: "text",
  scala: "scala",
  swift: "swift",
  txt: "text",
  yml: "yaml",
};

/** Any text: it is cut where it becomes too long. */
export const lines: Processor = {
  name: "lines",
  version: "1",
  language: (path) => {
    const ending = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? "text";
    return NAMED[ending] ?? ending;
  },
  pieces: () => [],
};
