/** What is known of an output stream: whether a person looks at it, how wide it is, whether it has colours. */
import { colorsOf, written, type Colors } from "./colors.ts";

/** What rendering needs to know. */
export interface Style {
  /** Infinity where nothing has to fit: in a pipe. */
  readonly columns: number;
  readonly colors: Colors;
}

export interface Screen extends Style {
  readonly isTerminal: boolean;
  /** For what draws and asks by itself; its text goes through `written`. Everything else is for `write`. */
  readonly stream: NodeJS.WriteStream;
  /** The only way in which text reaches a person: of the data in it, nothing steers the terminal. */
  write(text: string): void;
}

/** Of a terminal that does not say it: one that a program has made, for a build server or a remote command. */
const USUAL_SIZE = { columns: 80, rows: 24 };

/** https://no-color.org: any non-empty NO_COLOR. FORCE_COLOR is how people ask for colours in a pipe. */
export function screenOf(
  stream: NodeJS.WriteStream,
  env: Readonly<Record<string, string | undefined>>,
  color?: false,
): Screen {
  const isTerminal = stream.isTTY && env["TERM"] !== "dumb";
  // On the stream, since libraries ask that.
  if (isTerminal && stream.columns === 0) Object.assign(stream, USUAL_SIZE);
  const refused = color === false || (env["NO_COLOR"] ?? "") !== "";
  const asked = !["", "0", "false"].includes(env["FORCE_COLOR"] ?? "");
  return {
    stream,
    write: (text) => void stream.write(written(text)),
    isTerminal,
    get columns() {
      return isTerminal ? stream.columns : Infinity;
    },
    colors: colorsOf(!refused && (asked || isTerminal)),
  };
}
