/**
 * SIGUSR1 makes Node open its inspector, through which everybody on the machine can run code in this process. Scripts
 * can send signals under the default sandbox, so while there are any, it is taken for nothing.
 */
let scripts = 0;

/** @returns ends it */
export function ignoreDebugSignal(): () => void {
  if (process.platform === "win32") return nothing;
  if (scripts === 0) process.on("SIGUSR1", nothing);
  scripts += 1;
  return () => {
    scripts -= 1;
    if (scripts === 0) process.off("SIGUSR1", nothing);
  };
}

function nothing(): void {}
