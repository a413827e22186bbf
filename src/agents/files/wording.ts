/** How the headlines of this agent speak of numbers and places. */

/** `1 file`, `1,204 files`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** `in src matching *.ts`. */
export function placeOf(folder: string, glob: string): string {
  const place = folder === "." ? "in the workspace" : `in ${folder}`;
  return glob === "**/*" ? place : `${place} matching ${glob}`;
}
