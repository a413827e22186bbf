/** Brings an output to where the host takes it from: into the message, or into a staged file when it is large. */
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Json } from "../../contract/json.ts";
import { Misfit } from "./failure.ts";
import { isLonger, jsonPieces } from "./json-text.ts";
import type { Staging } from "./staging.ts";

export interface OutputLimits {
  /** A longer text goes to the host as a file. */
  readonly inlineBytes: number;
  /** A longer one is refused. */
  readonly outputBytes: number;
}

/** `inline` is a copy: what goes on from here is what is stored, not what the tool still has its hands on. */
export type KeptOutput = { readonly inline: Json } | { readonly staged: string };

/** @throws Misfit when it is no JSON, or too long: where that can be told from the value, before any of it is made */
export async function keepOutput(
  output: unknown,
  staging: Staging,
  { inlineBytes, outputBytes }: OutputLimits,
): Promise<KeptOutput> {
  const pieces = jsonPieces(output);
  if (isLonger(output, outputBytes)) throw tooLarge(output);
  const first: string[] = [];
  let bytes = 0;
  while (bytes <= inlineBytes) {
    const { value, done } = pieces.next();
    if (done === true) return { inline: JSON.parse(first.join("")) as Json };
    first.push(value);
    bytes += Buffer.byteLength(value);
  }

  function* all(): Generator<string> {
    yield* first;
    for (const piece of pieces) {
      bytes += Buffer.byteLength(piece);
      if (bytes > outputBytes) throw tooLarge(output);
      yield piece;
    }
  }
  return { staged: await staging.fill((path) => pipeline(all(), createWriteStream(path))) };
}

function tooLarge(output: unknown): Misfit {
  let bytes = 0;
  for (const piece of jsonPieces(output)) bytes += Buffer.byteLength(piece);
  return new Misfit({ why: "too-large", bytes });
}
