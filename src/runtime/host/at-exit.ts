/** Child processes that must not outlive this one, whether it exits at a second Ctrl-C or through a bug (SIGKILL excepted). */

const kills = new Set<() => void>();

/** @returns unregisters it, once it has exited by itself */
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
