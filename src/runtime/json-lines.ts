/** JSON messages over a stream, one a line. */
import type { Duplex } from "node:stream";

/** The file descriptor of the pipe in a child process; 0 to 2 are the standard ones. */
export const PIPE_FD = 3;

export interface Line {
  /**
   * Sends a message; silently dropped once the other side is gone. Resolves when nothing of it is held any more: the
   * other side, or the system between, has taken it.
   */
  send(message: unknown): Promise<void>;
  /** Says that nothing more will be sent. */
  end(): void;
}

export interface Listener {
  message(message: unknown): void;
  /** The other side sent what is not JSON, or a longer line than agreed; nothing more is read. */
  broken(why: string): void;
  /** The other side will send nothing more. */
  ended(): void;
}

/**
 * The longest message, in UTF-16 code units. The answer to a web request is the longest that is meant to travel
 * this way (50 MB, escaped); files and large outputs go over the bus.
 */
const LONGEST = 200_000_000;

export interface LineOptions {
  /** Default: 200,000,000 UTF-16 code units. */
  readonly longest?: number;
  /**
   * Whether what is sent in one turn of the event loop is written together: each write wakes the other side. Not for one
   * whose tools may keep their process busy: what they have said before is to arrive. Default: false.
   */
  readonly together?: boolean;
}

export function jsonLines(
  stream: Duplex,
  listener: Listener,
  { longest = LONGEST, together = false }: LineOptions = {},
): Line {
  // Parts of a line that has not ended: joined once, so that a long line costs linear time.
  let parts: string[] = [];
  let length = 0;
  let reading = true;

  function stop(why: string) {
    reading = false;
    parts = [];
    listener.broken(why);
  }

  function take(line: string) {
    let message: unknown;
    try {
      message = JSON.parse(line);
    } catch {
      return stop("a line is not JSON");
    }
    listener.message(message);
  }

  stream.setEncoding("utf8");
  stream.on("data", (text: string) => {
    const pieces = text.split("\n");
    const rest = pieces.pop() ?? "";
    for (const piece of pieces) {
      if (!reading) return;
      const line = [...parts, piece].join("");
      parts = [];
      length = 0;
      take(line);
    }
    if (!reading) return;
    parts.push(rest);
    length += rest.length;
    if (length > longest) stop("a line is too long");
  });
  stream.on("end", () => listener.ended());
  // A worker process that was killed leaves a broken pipe; `ended` or the end of its process tells the rest.
  stream.on("error", () => {});

  let corked = false;

  function writeTogether(): void {
    if (!together || corked) return;
    corked = true;
    stream.cork();
    process.nextTick(() => {
      corked = false;
      stream.uncork();
    });
  }

  return {
    send: async (message) => {
      if (!stream.writable) return;
      const taken = Promise.withResolvers<void>();
      writeTogether();
      // With an error too: then the other side is gone.
      stream.write(`${JSON.stringify(message)}\n`, () => taken.resolve());
      return taken.promise;
    },
    end: () => void stream.end(),
  };
}
