/** What a task says, as lines of the run's log: so much of it, and then how much more there was. */

/** Characters of one task. Enough for hundreds of lines; a loop that prints cannot flood the run. */
export const LOG_LIMIT = 65_536;

export interface TaskLog {
  write(text: string): void;
  /** Gives the last line, and how much was cut. */
  close(): void;
}

export function taskLog(emit: (line: string) => void, limit: number): TaskLog {
  let room = limit;
  let cut = 0;
  let rest = "";

  function line(text: string): void {
    // Its end counts: empty lines are no less many.
    const size = text.length + 1;
    if (size > room) {
      cut += size;
      return;
    }
    room -= size;
    emit(text);
  }

  return {
    write: (text) => {
      const lines = text.split("\n");
      lines[0] = rest + (lines[0] ?? "");
      rest = lines.pop() ?? "";
      for (const each of lines) line(each);
      if (rest.length > room) {
        cut += rest.length;
        rest = "";
      }
    },
    close: () => {
      if (rest !== "") line(rest);
      if (cut > 0) emit(`… ${cut} more characters were printed and are not shown`);
    },
  };
}
