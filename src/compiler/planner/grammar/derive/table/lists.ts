/** The one of a list that has no others. */
export function onlyOf<T>([first, ...others]: readonly T[]): T | undefined {
  return others.length === 0 ? first : undefined;
}

/** Each of a list once. */
export function uniqueOf<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
