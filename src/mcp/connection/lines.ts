/** Messages of JSON, one a line, out of the pieces of a stream. */

/** Bytes of one message: as many as the client of other transports takes. */
export const MOST_BYTES = 10 * 2 ** 20;

/** Bytes of what is no message: some servers greet on their standard output, and one that goes on is no server. */
const MOST_NOISE = 65_536;

export type Piece =
  | { readonly is: "message"; readonly value: unknown }
  | { readonly is: "too-long" }
  /** What it writes is no protocol: its beginning. */
  | { readonly is: "noise"; readonly text: string };

export function readLines(take: (piece: Piece) => void): (chunk: Buffer) => void {
  let rest: Buffer[] = [];
  let length = 0;
  let noise = 0;
  let over = false;

  function line(bytes: Buffer): void {
    const text = bytes.toString("utf8").trim();
    if (text === "") return;
    try {
      take({ is: "message", value: JSON.parse(text) });
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      noise += bytes.length;
      if (noise > MOST_NOISE) end({ is: "noise", text: text.slice(0, 200) });
    }
  }

  function end(piece: Piece): void {
    over = true;
    rest = [];
    take(piece);
  }

  return (chunk) => {
    let left = chunk;
    for (let at = left.indexOf(10); at >= 0 && !over; at = left.indexOf(10)) {
      const whole = Buffer.concat([...rest, left.subarray(0, at)]);
      [rest, length] = [[], 0];
      left = left.subarray(at + 1);
      if (whole.length > MOST_BYTES) end({ is: "too-long" });
      else line(whole);
    }
    if (over) return;
    rest.push(left);
    length += left.length;
    if (length > MOST_BYTES) end({ is: "too-long" });
  };
}
