/** The built command line and library, run as users run them: in processes of their own, from `dist`. */
import { execa } from "execa";
import { join, resolve } from "node:path";
import type { Diagnostic } from "../../src/contract/diagnostics/index.ts";

export const REPOSITORY = resolve(import.meta.dirname, "../..");
export const CLI = join(REPOSITORY, "dist/cli/main.js");

/** How a process ended, and what it said. */
export interface Ended {
  /** The exit status; absent when a signal ended it. */
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that still runs. */
export interface Running {
  readonly pid: number;
  /** To the process alone. */
  kill(signal: NodeJS.Signals): void;
  /** To the process and all that it has started, as a terminal does when a key is pressed. */
  press(signal: NodeJS.Signals): void;
  /** Resolves as soon as what it has said, both streams together, holds the text. */
  says(text: string): Promise<void>;
  readonly ended: Promise<Ended>;
}

/** Variables beside `PATH`. Nothing else of the tests' own environment gets through. */
export type Variables = Readonly<Record<string, string>>;

/** `node WORDS` in a folder. */
export function startNode(cwd: string, words: readonly string[], env: Variables = {}): Running {
  const running = execa(process.execPath, words, {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", ...env },
    extendEnv: false,
    stdin: "ignore",
    // A process group of its own, as a shell gives it.
    detached: true,
    cleanup: true,
    all: true,
    reject: false,
    stripFinalNewline: false,
  });
  const said: string[] = [];
  running.all.on("data", (chunk: Buffer) => void said.push(chunk.toString()));
  const ended = running.then(({ exitCode, stdout, stderr }) => ({
    status: exitCode,
    stdout,
    stderr,
  }));
  return {
    pid: running.pid!,
    kill: (signal) => void running.kill(signal),
    press: (signal) => void process.kill(-running.pid!, signal),
    says: (text) => {
      const heard = Promise.withResolvers<void>();
      const listen = () => said.join("").includes(text) && heard.resolve();
      running.all.on("data", listen);
      void ended.then(() =>
        heard.reject(
          new Error(`it ended without saying ${JSON.stringify(text)}:\n${said.join("")}`),
        ),
      );
      listen();
      return heard.promise;
    },
    ended,
  };
}

export function node(cwd: string, words: readonly string[], env?: Variables): Promise<Ended> {
  return startNode(cwd, words, env).ended;
}

/** `orchc WORDS` in a folder. */
export function orchc(cwd: string, words: readonly string[], env?: Variables): Promise<Ended> {
  return node(cwd, [CLI, ...words], env);
}

/** The document of `orchc WORDS --json`. */
export interface Document {
  readonly exitStatus: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** `orchc WORDS --json`, as the command documents its document. */
export async function orchcJson<More extends object = object>(
  cwd: string,
  words: readonly string[],
  env?: Variables,
): Promise<Document & More> {
  const { status, stdout, stderr } = await orchc(cwd, [...words, "--json"], env);
  try {
    const document = JSON.parse(stdout) as Document & More;
    if (document.exitStatus === status) return document;
  } catch {
    // Said below.
  }
  throw new Error(`orchc ${words.join(" ")} --json ended with ${status}:\n${stdout}\n${stderr}`);
}
