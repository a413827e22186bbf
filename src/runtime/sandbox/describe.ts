/** What confines the scripts on this machine, in words: for `orchc doctor`, and kept with every run. */
import type { Bubblewrap } from "./find-bubblewrap.ts";
import { canLimitMemory } from "./limit-process.ts";

export interface SandboxDescription {
  readonly name: "node-permissions" | "bubblewrap";
  /** One line. */
  readonly summary: string;
  /** What a script cannot do. */
  readonly stops: readonly string[];
  /** What a script can do all the same. */
  readonly leaves: readonly string[];
}

/** @param wall around each process, under `sandbox: strict` */
export function describeSandbox(wall?: Bubblewrap): SandboxDescription {
  return wall === undefined ? describePermissions() : describeWall(wall);
}

function describePermissions(): SandboxDescription {
  const network = stopsNetwork();
  return {
    name: "node-permissions",
    summary: `Node ${process.version} permission model; network ${network ? "refused" : "not refused by this Node (25 and later do)"}`,
    stops: [
      ...stoppedByNode,
      "native addons, unless the manifest lists them",
      ...limited(),
      ...(network ? ["network connections of its own, name look-ups included"] : []),
    ],
    leaves: [
      "following symbolic links that lie in a folder it may read",
      "signals to other processes of the same user",
      ...unlimited(),
      "everything, to a native addon",
      ...(network ? [] : ["network connections of its own"]),
    ],
  };
}

function describeWall({ version }: Bubblewrap): SandboxDescription {
  return {
    name: "bubblewrap",
    summary: `bubblewrap ${version} around each process, and in it the Node ${process.version} permission model`,
    stops: [
      ...stoppedByNode,
      "the same to native addons, which are loaded only when the manifest lists them",
      "following symbolic links out of what it may read",
      "network connections of its own, name look-ups included",
      "seeing other processes, and signals to them",
      "outliving orchc",
      ...limited(),
    ],
    leaves: unlimited(),
  };
}

function limited(): string[] {
  return [
    ...(canLimitMemory() ? ["more memory than the manifest, or limits.memoryMiB, says"] : []),
    "writing more to the disk than limits.diskMiB says",
  ];
}

function unlimited(): string[] {
  return [
    ...(canLimitMemory() ? [] : ["memory outside of JavaScript: prlimit is not installed"]),
    "all the processor time that the user may have",
  ];
}

const stoppedByNode = [
  "reading and writing files that the manifest does not list",
  "starting processes and worker threads, WASI, the inspector",
  "environment variables that the manifest does not list",
];

/** Node 24 has no permission for the network; later versions refuse it unless it is allowed. */
function stopsNetwork(): boolean {
  return process.allowedNodeEnvironmentFlags.has("--allow-net");
}
