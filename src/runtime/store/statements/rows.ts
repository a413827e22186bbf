/** A row without its NULL columns: in the types of rows those are optional. */
export function present(row: unknown): object {
  const filled = Object.entries(row as object).filter(([, value]) => value !== null);
  return Object.fromEntries(filled);
}
