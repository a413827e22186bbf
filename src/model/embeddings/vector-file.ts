/**
 * Vectors in a file, a line a text: a key that stands for model and text, and the numbers as base64. What a model makes of
 * a text does not change, so a catalog is embedded once. Lines are appended, so that two commands can do so; one that was
 * cut off counts as absent.
 */
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import type { Vector } from "./vector.ts";

const lineSchema = z.object({ text: z.string(), vector: z.base64() });

export interface VectorFile {
  /** All of the length of the latest, by their keys: those before it are of another model of the same name. */
  read(): Promise<Map<string, Vector>>;
  add(made: ReadonlyMap<string, Vector>): Promise<void>;
}

export function vectorFile(path: string): VectorFile {
  return {
    async read() {
      const text = await readFile(path, "utf8").catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
        throw error;
      });
      const found = new Map<string, Vector>();
      for (const line of text.split("\n")) {
        const entry = lineSchema.safeParse(jsonOf(line)).data;
        const vector = entry && numbersIn(entry.vector);
        if (entry === undefined || vector === undefined) continue;
        const [other] = found.values();
        if (other !== undefined && other.length !== vector.length) found.clear();
        found.set(entry.text, vector);
      }
      return found;
    },
    async add(made) {
      const lines = [...made].map(([text, vector]) =>
        JSON.stringify({ text, vector: base64Of(vector) }),
      );
      await mkdir(dirname(path), { recursive: true });
      // The first line may follow one that was cut off.
      await appendFile(path, `\n${lines.join("\n")}\n`);
    },
  };
}

function base64Of(vector: Vector): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString("base64");
}

function numbersIn(base64: string): Vector | undefined {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0 || bytes.length % Float32Array.BYTES_PER_ELEMENT !== 0) return undefined;
  // A copy: a buffer of the pool need not begin where numbers may.
  return new Float32Array(new Uint8Array(bytes).buffer);
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
