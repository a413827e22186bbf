/** `where[0].column`: a path in arguments, as people write it. */
export function pathText(at: readonly (string | number)[]): string {
  return at
    .map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join("");
}
