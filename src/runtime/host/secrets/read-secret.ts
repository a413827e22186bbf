/** Gets the value of a secret from where the workspace says that it is. Nothing that is read gets into a message. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  OrchcError,
  secretNotReadable,
  secretNotUsable,
} from "../../../contract/diagnostics/index.ts";
import type { SecretConfig } from "../../../workspace/secret-settings.ts";
import { SHORTEST_SECRET } from "./mask.ts";
import { readFailure } from "../../read-failure.ts";

export interface SecretPlace {
  /** Of the workspace. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Milliseconds: a person may have to type a passphrase. */
const COMMAND_TIMEOUT_MS = 120_000;

/** @throws OrchcError when it is not there, or nothing that a header can carry */
export async function readSecret(
  name: string,
  config: SecretConfig,
  place: SecretPlace,
): Promise<string> {
  const value = await read(name, config, place);
  const why = problemOf(value);
  if (why !== undefined) throw new OrchcError(secretNotUsable({ name, why }));
  return value;
}

async function read(
  name: string,
  { env: variable, file, command = [] }: SecretConfig,
  { root, env }: SecretPlace,
): Promise<string> {
  if (variable !== undefined) {
    const value = env[variable]?.trim() ?? "";
    if (value !== "") return value;
    throw notReadable(name, `the environment variable ${variable} is not set`);
  }
  if (file !== undefined) {
    const text = await readFile(resolve(root, file), "utf8").catch(
      (error: NodeJS.ErrnoException) => {
        throw notReadable(name, `${file} cannot be read (${readFailure(error)})`);
      },
    );
    return text.trim();
  }
  return outputOf(name, command, root);
}

async function outputOf(name: string, command: readonly string[], root: string): Promise<string> {
  const [program = "", ...args] = command;
  const { execa } = await import("execa");
  // With the user's own environment and terminal: it is the user's program, and may ask for a passphrase.
  const { exitCode, stdout, timedOut, code } = await execa(program, args, {
    cwd: root,
    stdin: "inherit",
    stderr: "inherit",
    timeout: COMMAND_TIMEOUT_MS,
    reject: false,
  });
  if (exitCode === 0) return stdout.split(/\r?\n/)[0]?.trim() ?? "";
  const how = timedOut
    ? `did not end within ${COMMAND_TIMEOUT_MS / 1000} s`
    : exitCode === undefined
      ? `could not be started${code === undefined ? "" : ` (${code})`}`
      : `ended with status ${exitCode}`;
  throw notReadable(name, `${program} ${how}`);
}

function notReadable(name: string, why: string): OrchcError {
  return new OrchcError(secretNotReadable({ name, why }));
}

function problemOf(value: string): string | undefined {
  if (!/^[\x20-\x7e]*$/.test(value))
    return "it has characters that no header can carry, or several lines";
  if (value.length >= SHORTEST_SECRET) return undefined;
  return `it is shorter than ${SHORTEST_SECRET} characters, so it could not be told from ordinary text`;
}
