/** What must not outlive this process, however it ends short of being killed itself: at a second Ctrl-C, by a bug. */

const kills = new Set<() => void>();

/** @returns takes it back, once it has ended by itself */
export function killAtExit(kill: () => void): () => void {
  if (kills.size === 0) process.on("exit", killAll);
  kills.add(kill);
  return () => {
    kills.delete(kill);
    if (kills.size === 0) process.off("exit", killAll);
  };
}

function killAll(): void {
  for (const kill of kills) kill();
}
