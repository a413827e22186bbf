/** A title as the name of a file: `Mean price per month` becomes `mean-price-per-month`. */
const LONGEST = 60;

export function fileName(title: string, extension: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replaceAll(/\p{M}/gu, ""))
    .filter((word) => word !== "");
  const name = words.join("-").slice(0, LONGEST).replace(/-$/, "");
  return `${name === "" ? "untitled" : name}.${extension}`;
}
