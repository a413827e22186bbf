/** `.gitignore`: the lines of the template that are missing are added at its end. */

/** `undefined` when nothing is missing. */
export function joinIgnore(text: string, template: string): string | undefined {
  const own = new Set(text.split(/\r?\n/).map(plain));
  const missing = template
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#") && !own.has(plain(line)));
  if (missing.length === 0) return undefined;
  const before = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  return `${before}# orchc\n${missing.join("\n")}\n`;
}

/** `/node_modules`, `node_modules` and `node_modules/` ignore the same folder at the top. */
function plain(line: string): string {
  return line.trim().replace(/^\/|\/$/g, "");
}
