/** The output of a region that has ended, made of the outputs of what is in it. */
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import { outputOverLimit } from "../../../contract/diagnostics/index.ts";
import type { TaskOutput } from "../../../contract/task-output.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import { canonicalJson, sha256, type Json } from "../../../contract/json.ts";
import { regionTool } from "../../../contract/regions/region-rows.ts";
import { OUTPUT_FILE } from "../../bus/index.ts";
import type { Composition } from "../../regions/changes.ts";
import type { Place } from "../../regions/places.ts";
import { resultLines, resultOf } from "../agents/result.ts";
import type { RunContext } from "../run-context.ts";
import { taskError, TaskProblem } from "../task-error.ts";

export interface ComposedFor {
  readonly id: InstanceId;
  readonly place: Place;
}

/**
 * A large one is written to the bus piece by piece: neither it nor its parts are held as a whole.
 *
 * @throws TaskProblem when it is longer than an output may be
 */
export async function composeOutput(
  context: RunContext,
  { id, place }: ComposedFor,
  composition: Composition,
): Promise<TaskOutput> {
  const { bus, run, workspace } = context;
  const { inlineBytes, outputBytes: limit } = workspace.config.limits;
  const pieces = piecesOf(composition, context);
  const first: (string | Uint8Array)[] = [];
  let bytes = 0;
  /** Whether it still is short enough for the store. */
  const count = (piece: string | Uint8Array): boolean => {
    bytes += typeof piece === "string" ? Buffer.byteLength(piece) : piece.byteLength;
    if (bytes > limit) throw new TaskProblem(taskError(outputOverLimit({ bytes, limit })));
    return bytes <= inlineBytes;
  };
  const headline = await headlineOf(composition, place, context);
  const metadata = () => ({
    headline,
    notes: [],
    identity: "",
    tool: regionTool(place.region.kind),
    version: "1",
    bytes,
  });
  for (let isShort = true; isShort;) {
    const { value, done } = await pieces.next();
    if (done === true) {
      const data = JSON.parse(textOf(first)) as Json;
      return { data, metadata: { ...metadata(), sha256: sha256(canonicalJson(data)) } };
    }
    first.push(value);
    isShort = count(value);
  }

  async function* all(): AsyncGenerator<string | Uint8Array> {
    yield* first;
    for await (const piece of pieces) {
      count(piece);
      yield piece;
    }
  }
  const staged = join(bus.staging(run), `region-${randomUUID()}`);
  await mkdir(dirname(staged), { recursive: true });
  try {
    await pipeline(all(), createWriteStream(staged));
    const $file = await bus.put({
      run,
      task: id,
      name: OUTPUT_FILE,
      mediaType: "application/json",
      staged,
    });
    const outputFile = relative(workspace.root, join(bus.mount(run), $file.file));
    return { data: { $file: { ...$file } }, metadata: metadata(), outputFile };
  } finally {
    await rm(staged, { force: true });
  }
}

/** Items of which the answer says what came out; the others stand in the output. */
const MOST_TOLD = 10;

/** What the answer says of it: what it says of what is within. Within a loop nobody reads it. */
async function headlineOf(
  composition: Composition,
  { loops }: Place,
  { outputs }: RunContext,
): Promise<readonly string[]> {
  if (loops.length > 0) return [];
  const ofAll = async (ids: readonly InstanceId[]): Promise<string[]> =>
    (await Promise.all(ids.map((id) => outputs.headline(id)))).flat();
  switch (composition.is) {
    case "branch": {
      const { from } = composition;
      return from === undefined ? ["Its condition was not met."] : outputs.headline(from);
    }
    case "result":
      return resultLines(await resultOf(composition.from, outputs));
    case "last":
    case "first":
      return outputs.headline(composition.from);
    case "items": {
      const { count, from, failed } = composition;
      // Numbers that the output has, too: the answer is checked against it.
      const done = `${count - failed.length} items`;
      const without = new Set(failed.map(({ index }) => index));
      const told = Array.from({ length: count }, (_, index) => index).filter(
        (index) => !without.has(index),
      );
      return [
        failed.length === 0 ? done : `${done}, and ${failed.length} that failed`,
        ...(await ofAll(told.slice(0, MOST_TOLD).map(from))),
      ];
    }
    case "rounds":
      return outputs.headline(composition.from(composition.count - 1));
    case "all":
    case "settled":
      return ofAll(
        composition.members.flatMap((member) => ("from" in member ? [member.from] : [])),
      );
  }
}

type Pieces = AsyncGenerator<string | Uint8Array>;

/** As JSON text. */
async function* piecesOf(composition: Composition, context: RunContext): Pieces {
  const of = (id: InstanceId) => pieceOf(id, context);
  switch (composition.is) {
    case "branch": {
      yield `{"taken":${JSON.stringify(composition.taken)},"output":`;
      if (composition.from === undefined) yield "null";
      else yield* of(composition.from);
      yield "}";
      return;
    }
    case "items": {
      const { count, from, failed } = composition;
      const without = new Set(failed.map(({ index }) => index));
      yield '{"results":[';
      let separator = "";
      for (let index = 0; index < count; index += 1) {
        if (without.has(index)) continue;
        yield separator;
        yield* of(from(index));
        separator = ",";
      }
      yield `],"failed":${JSON.stringify(failed)}}`;
      return;
    }
    case "rounds": {
      const { count, from, isMet } = composition;
      yield '{"results":[';
      for (let index = 0; index < count; index += 1) {
        if (index > 0) yield ",";
        yield* of(from(index));
      }
      yield '],"last":';
      yield* of(from(count - 1));
      yield `,"isMet":${isMet}}`;
      return;
    }
    case "result":
      yield JSON.stringify(await resultOf(composition.from, context.outputs));
      return;
    case "last":
      yield* of(composition.from);
      return;
    case "first": {
      yield `{"by":${JSON.stringify(composition.by)},"output":`;
      yield* of(composition.from);
      yield "}";
      return;
    }
    case "all":
    case "settled": {
      yield "{";
      for (const [at, member] of composition.members.entries()) {
        yield `${at > 0 ? "," : ""}${JSON.stringify(member.name)}:`;
        if ("error" in member) yield JSON.stringify({ status: "failed", error: member.error });
        else if (composition.is === "all") yield* of(member.from);
        else {
          yield '{"status":"success","output":';
          yield* of(member.from);
          yield "}";
        }
      }
      yield "}";
    }
  }
}

async function* pieceOf(id: InstanceId, { outputs, bus, run }: RunContext): Pieces {
  const delivery = await outputs.of(id);
  if ("inline" in delivery) yield JSON.stringify(delivery.inline);
  else if ("file" in delivery) yield* bus.open(run, delivery.file) as AsyncIterable<Uint8Array>;
  else yield "null";
}

/** Bytes of a file may be cut within a character. */
function textOf(pieces: readonly (string | Uint8Array)[]): string {
  if (pieces.every((piece) => typeof piece === "string")) return pieces.join("");
  return Buffer.concat(
    pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece)),
  ).toString();
}
