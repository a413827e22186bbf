/** What tools print: never raw to a terminal. */

/** It goes to the log of their task, in order with what they log. @param take is given everything that is printed from now on */
export function capturePrints(take: (text: string) => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = (
      chunk: string | Uint8Array,
      encoding?: BufferEncoding | (() => void),
      done?: () => void,
    ): boolean => {
      const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
      take(text);
      const callback = typeof encoding === "function" ? encoding : done;
      if (callback !== undefined) queueMicrotask(callback);
      return true;
    };
    stream.write = write;
  }
}

/** It goes where it is printed. @param change of everything that is printed from now on, ours too */
export function changePrints(change: (text: string) => string): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = (chunk: string | Uint8Array, ...rest: never[]): boolean =>
      write(
        change(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8")),
        ...rest,
      );
  }
}
