/** What a worker process may touch. Paths are absolute. */
export interface Grants {
  /** Hosts and programs: reached through the host, which checks each use. */
  readonly network: readonly string[];
  readonly commands: readonly string[];
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** What was behind the links of a path when it was checked; nothing else is shown for it behind the wall. */
  readonly checked?: Readonly<Record<string, string>>;
  /** Names of environment variables. */
  readonly env: readonly string[];
  /** Names of secrets that the host adds to requests; a process that serves others with them serves none without. */
  readonly secrets?: readonly string[];
  readonly addons: boolean;
  /** Besides what Node itself needs. */
  readonly memoryMiB: number;
  /** Of each file that it writes; the host counts what all take together. */
  readonly diskMiB: number;
}
