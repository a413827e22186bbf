/** A list of ids in a sentence: `t1, t2, t3 and 197 more`. A list of 4 is as short with its last id. */
export function someOf(ids: readonly string[], most = 3): string {
  if (ids.length <= most + 1) return ids.join(", ");
  return `${ids.slice(0, most).join(", ")} and ${ids.length - most} more`;
}
