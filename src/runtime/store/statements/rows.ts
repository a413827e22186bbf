/** A row without its NULL columns, so that it has the shape of `Row`, in which they are optional. */
export function present<Row>(row: unknown): Row {
  const filled = Object.entries(row as object).filter(([, value]) => value !== null);
  return Object.fromEntries(filled) as Row;
}
