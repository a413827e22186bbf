/** A seat: one confined process that runs scripts. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync } from "node:fs";
import type { Duplex, Readable } from "node:stream";
import { join } from "node:path";
import { codeFolder, moduleExtension } from "../../contract/package-root.ts";
import { jsonLines, PIPE_FD, type Line, type Listener } from "../json-lines.ts";
import type { ToSeat } from "../protocol.ts";
import { killAtExit } from "./at-exit.ts";
import { placesOf, type Places, type SeatEnd } from "./places.ts";
import { nodeFlags, type Confinement } from "../sandbox/index.ts";

export interface Seat {
  /** Seats with equal keys are interchangeable. */
  readonly key: string;
  readonly staging: string;
  /** Units that it serves now. */
  readonly serves: number;
  take: Places["take"];
  send(message: ToSeat): void;
  /** Ends it at once; its units hear of it. */
  kill(): void;
  /** Whether it was told to end, or has ended. */
  readonly isOver: boolean;
  /** Resolves when the process is gone. */
  readonly gone: Promise<SeatEnd>;
}

const WORKER = join(codeFolder, `runtime/worker/main${moduleExtension}`);

/** Of what a process prints on standard error, the end is kept to explain its death. */
const LAST_WORDS = 2000;

export function startSeat(confinement: Confinement, staging: string): Seat {
  mkdirSync(staging, { recursive: true });
  const child = spawn(process.execPath, [...nodeFlags(confinement, staging), WORKER], {
    cwd: staging,
    env: confinement.env,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    // Its own process group: the terminal's interrupt goes to the host alone, which decides what to do.
    detached: process.platform !== "win32",
  });
  const gone = Promise.withResolvers<SeatEnd>();
  const places = placesOf();
  let isOver = false;
  let lastWords = "";

  onText(child.stdout, places.printed);
  onText(child.stderr, (text) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
    places.printed(text);
  });
  let broke: string | undefined;
  const end = (how: string, passing: boolean) =>
    gone.resolve({
      how,
      passing,
      lastWords: lastWords.trim(),
      ...(broke !== undefined && { broke }),
    });
  child.on("error", (error) => end(error.message, true));
  // `close` comes when its streams have been read too, so its last words and messages are in.
  child.on("close", (code, signal) =>
    code === null ? end(`signal ${signal}`, true) : end(`exit code ${code}`, false),
  );
  const kill = () => {
    isOver = true;
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  };
  const stay = killAtExit(kill);
  void gone.promise.then((result) => {
    stay();
    isOver = true;
    places.ended(result);
  });
  const breakOff = (why: string) => {
    broke ??= why;
    kill();
  };
  const line = lineOf(child, {
    message: (message) => {
      if (!places.message(message)) breakOff("it sent a message of an unknown form");
    },
    broken: breakOff,
    ended: () => {},
  });

  return {
    key: confinement.key,
    staging,
    get serves() {
      return places.taken;
    },
    take: places.take,
    send: (message) => line?.send(message),
    kill,
    get isOver() {
      return isOver;
    },
    gone: gone.promise,
  };
}

/** There is no stream when the process could not be started. */
function onText(stream: Readable | null | undefined, take: (text: string) => void): void {
  stream?.setEncoding("utf8");
  stream?.on("data", take);
}

/** Nor a pipe; without room for any there is not even a list of them, whatever the types say. */
function lineOf(
  { stdio }: { readonly stdio?: ChildProcess["stdio"] },
  listener: Listener,
): Line | undefined {
  const pipe = stdio?.[PIPE_FD] as Duplex | null | undefined;
  return pipe ? jsonLines(pipe, listener) : undefined;
}
