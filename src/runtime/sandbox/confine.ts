/** How a worker process is confined: the flags and the environment that its process starts with. */
import { dirname } from "node:path";
import { buildWall, identitiesOf } from "./bubblewrap.ts";
import type { Bubblewrap } from "./find-bubblewrap.ts";
import type { Grants } from "./grants.ts";
import { limitProcess, type CommandLine } from "./limit-process.ts";

export interface Confinement {
  /** Units with the same key may touch the same things, so one worker process may run them, one after the other. */
  readonly key: string;
  readonly grants: Grants;
  /** The whole environment of the process. */
  readonly env: Readonly<Record<string, string>>;
  /** Around the process, beside Node's permission model. */
  readonly wall: Bubblewrap | undefined;
}

export function confine(
  grants: Grants,
  environment: NodeJS.ProcessEnv,
  wall?: Bubblewrap,
): Confinement {
  const env = Object.fromEntries(
    grants.env.flatMap((name) => {
      const value = environment[name];
      // A variable that Node itself, or what loads it, reads could take the confinement away again.
      return value === undefined || /^(NODE|LD|DYLD)_/i.test(name) ? [] : [[name, value]];
    }),
  );
  const seen = wall === undefined ? [] : identitiesOf([...grants.read, ...grants.write]);
  return { key: JSON.stringify([grants, env, seen]), grants, env, wall };
}

/**
 * How a script of Node is started in confinement.
 *
 * @param staging the one folder that a worker process may always write
 * @param firstFd number of the first open file that it gets beside its pipes
 * @throws PathMoved when a path that was checked leads elsewhere now
 */
export function confinedCommand(
  confinement: Confinement,
  staging: string,
  script: string,
  firstFd: number,
): CommandLine {
  const { wall, grants } = confinement;
  const node = [...nodeFlags(confinement, staging), script];
  if (wall === undefined) {
    return limitProcess({ program: process.execPath, args: node, fds: [] }, grants);
  }
  const { args, fds } = buildWall(grants, staging, firstFd);
  const command = { program: wall.path, args: [...args, process.execPath, ...node], fds };
  return limitProcess(command, grants);
}

/**
 * Arguments for `process.execPath` before the script. Everything that is not allowed here Node refuses: other files,
 * processes, worker threads, WASI, the inspector, and, from Node 25 on, the network.
 *
 * @param staging the one folder that a worker process may always read and write
 */
export function nodeFlags({ grants }: Confinement, staging: string): string[] {
  return [
    "--permission",
    // Opens any file of the disk in spite of the permission model (tried on Node 26).
    "--no-experimental-sqlite",
    "--disable-warning=ExperimentalWarning",
    // Objects of the script fail first, with a message that says so.
    `--max-old-space-size=${grants.memoryMiB}`,
    ...outermost([staging, ...grants.read]).flatMap((path) => forms("--allow-fs-read", path)),
    ...outermost([staging, ...grants.write]).flatMap((path) => forms("--allow-fs-write", path)),
    ...(grants.addons ? ["--allow-addons"] : []),
  ];
}

/**
 * Without what lies in another of the paths. Node keeps them in a tree of prefixes, and refuses a folder itself
 * (not what is in it) when something that begins with its name branches off there (tried on Node 26). Of two
 * granted neighbours such as `data` and `data-old`, it still refuses to list the first.
 */
function outermost(paths: readonly string[]): string[] {
  const all = new Set(paths);
  return [...all].filter((path) => !ancestors(path).some((folder) => all.has(folder)));
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...ancestors(parent)];
}

/** What is a folder, Node looks up when it starts; one that is made later needs the second form. */
function forms(flag: string, path: string): string[] {
  return [`${flag}=${path}`, `${flag}=${path.replace(/[/\\]$/, "")}/*`];
}
