/** What confines the scripts on this machine, in words: for `orchc doctor`, and kept with every run. */

export interface SandboxDescription {
  readonly name: "node-permissions";
  /** One line. */
  readonly summary: string;
  /** What a script cannot do. */
  readonly stops: readonly string[];
  /** What a script can do all the same. */
  readonly leaves: readonly string[];
}

export function describeSandbox(): SandboxDescription {
  const network = stopsNetwork();
  return {
    name: "node-permissions",
    summary: `Node ${process.version} permission model; network ${network ? "refused" : "not refused by this Node (25 and later do)"}`,
    stops: [
      "reading and writing files that the manifest does not list",
      "starting processes and worker threads, WASI, the inspector",
      "native addons, unless the manifest lists them",
      "environment variables that the manifest does not list",
      ...(network ? ["network connections of its own, name look-ups included"] : []),
    ],
    leaves: [
      "following symbolic links that lie in a folder it may read",
      "signals to other processes of the same user",
      "all the memory and processor time that the user may have",
      "everything, to a native addon",
      ...(network ? [] : ["network connections of its own"]),
    ],
  };
}

/** Node 24 has no permission for the network; later versions refuse it unless it is allowed. */
function stopsNetwork(): boolean {
  return process.allowedNodeEnvironmentFlags.has("--allow-net");
}
