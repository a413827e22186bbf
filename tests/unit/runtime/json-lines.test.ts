import { Duplex, PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { jsonLines } from "../../../src/runtime/json-lines.ts";

const LONGEST = 1000;

/** What arrives when these pieces come one after another. */
async function receive(...pieces: (string | Uint8Array)[]) {
  const stream = new PassThrough();
  const seen: unknown[] = [];
  const ended = new Promise<void>((resolve) => {
    const listener = {
      message: (message: unknown) => void seen.push(message),
      broken: (why: string) => void seen.push(`broken: ${why}`),
      ended: resolve,
    };
    jsonLines(stream, listener, { longest: LONGEST });
  });
  for (const piece of pieces) {
    stream.write(piece);
    await new Promise(setImmediate);
  }
  stream.end();
  await ended;
  return seen;
}

test("messages arrive whole, however their bytes are cut", async () => {
  const bytes = Buffer.from(`{"word":"grün 🌳"}\n[1]\n"x"\n`);
  const pieces = [...bytes].map((byte) => Uint8Array.of(byte));
  expect(await receive(...pieces)).toEqual([{ word: "grün 🌳" }, [1], "x"]);
  expect(await receive(bytes)).toEqual([{ word: "grün 🌳" }, [1], "x"]);
});

test("text with line breaks is one message", async () => {
  const text = "two\nlines\u2028and a third";
  expect(await receive(`${JSON.stringify(text)}\n`)).toEqual([text]);
});

test("a line that is not JSON is the last that is read", async () => {
  expect(await receive(`1\nno json\n2\n`)).toEqual([1, "broken: a line is not JSON"]);
});

test("a line that does not end within the limit is not kept in memory", async () => {
  const piece = "x".repeat(LONGEST / 4);
  expect(await receive(`"${piece}"\n"`, piece, piece)).toEqual([piece]);
  const seen = await receive(`"`, piece, piece, piece, piece, piece, `"\n1\n`);
  expect(seen).toEqual(["broken: a line is too long"]);
});

test("what is sent is one line; after the end nothing is", async () => {
  const written: string[] = [];
  const stream = new Duplex({
    read() {},
    write(chunk: Buffer, _, done) {
      written.push(chunk.toString());
      done();
    },
  });
  const line = jsonLines(stream, { message() {}, broken() {}, ended() {} });
  void line.send({ text: "a\nb" });
  line.end();
  void line.send("late");
  expect(written).toEqual([`{"text":"a\\nb"}\n`]);
});
