/**
 * What endpoints were found to understand, kept across commands: a small file an endpoint and model in the workspace's
 * folder of caches. It holds neither key nor address, which its name is a hash of; and it is worth nothing to others.
 */
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { prettyJson, sha256 } from "../../../contract/json.ts";
import type { ProviderSettings } from "../../provider.ts";
import { dialectSchema, type Dialect } from "./dialect.ts";

export interface DialectMemory {
  /** `undefined` when nothing is known, or not any more. */
  recall(): Promise<Dialect | undefined>;
  /** A place that cannot be written is no failure: it is found out again. */
  keep(dialect: Dialect): Promise<void>;
}

const fileSchema = z.strictObject({
  version: z.literal(1),
  model: z.string(),
  /** When it was found out, in ISO 8601. */
  learned: z.iso.datetime(),
  dialect: dialectSchema,
});

/** Endpoints are replaced by newer ones, which understand more. */
const VALID_MS = 7 * 24 * 60 * 60 * 1000;

export function dialectMemory(
  folder: string | undefined,
  { baseUrl, name }: ProviderSettings,
): DialectMemory {
  if (folder === undefined) return { recall: async () => undefined, keep: async () => undefined };
  const file = join(folder, "dialects", `${sha256(JSON.stringify([baseUrl, name]))}.json`);
  return {
    async recall() {
      const text = await readFile(file, "utf8").catch(() => "");
      const found = fileSchema.safeParse(jsonOf(text)).data;
      if (found === undefined) return undefined;
      const age = Date.now() - Date.parse(found.learned);
      return age >= 0 && age < VALID_MS ? found.dialect : undefined;
    },
    async keep(dialect) {
      const learned = new Date().toISOString();
      const content = { version: 1, model: name, learned, dialect } as const;
      await mkdir(dirname(file), { recursive: true })
        .then(() => writeFileAtomic(file, prettyJson(content)))
        .catch(() => undefined);
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
