/** Whether a script left something going on in the process: a timer, a socket, a watched file. */

/** Takes note of what goes on now; what is compared later is how much more it is then. */
export function quietSince(): () => boolean {
  const before = counts();
  return () => [...counts()].every(([kind, count]) => count <= (before.get(kind) ?? 0));
}

function counts(): Map<string, number> {
  const result = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    result.set(kind, (result.get(kind) ?? 0) + 1);
  }
  return result;
}
