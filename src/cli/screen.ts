/** What is known of an output stream: whether a person looks at it, how wide it is, whether it has colours. */
import pc from "picocolors";

export type Colors = ReturnType<typeof pc.createColors>;

/** What rendering needs to know. */
export interface Style {
  /** Infinity where nothing has to fit: in a pipe. */
  readonly columns: number;
  readonly colors: Colors;
}

export interface Screen extends Style {
  readonly isTerminal: boolean;
  readonly stream: NodeJS.WriteStream;
}

/** https://no-color.org: any non-empty NO_COLOR. FORCE_COLOR is how people ask for colours in a pipe. */
export function screenOf(
  stream: NodeJS.WriteStream,
  env: Readonly<Record<string, string | undefined>>,
  color?: false,
): Screen {
  const isTerminal = stream.isTTY && env["TERM"] !== "dumb";
  const refused = color === false || (env["NO_COLOR"] ?? "") !== "";
  const asked = !["", "0", "false"].includes(env["FORCE_COLOR"] ?? "");
  return {
    stream,
    isTerminal,
    get columns() {
      return isTerminal ? stream.columns : Infinity;
    },
    colors: pc.createColors(!refused && (asked || isTerminal)),
  };
}
