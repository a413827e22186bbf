import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createModel, type CompletionRequest } from "../../../src/model/index.ts";
import { modelSettings } from "../../support/model-settings.ts";
import { says, startModelServer, type ModelServer } from "../../support/model-server.ts";
import { tempFolder, type TempFolder } from "../../support/temp-folder.ts";

const request: CompletionRequest = {
  name: "count",
  messages: [{ role: "user", content: "One and one?" }],
};

let folder: TempFolder;
let server: ModelServer;
beforeEach(async () => {
  folder = await tempFolder();
  server = await startModelServer({
    replies: [says("Two."), says("2"), says("half", { finish: "length" }), says("whole")],
  });
});
afterEach(async () => {
  await server.stop();
  await folder[Symbol.asyncDispose]();
});

/** A model as a new command has it. */
const model = (cache: boolean) =>
  createModel(modelSettings(server.baseUrl, { cache }), {
    workspaceRoot: folder.path,
    env: {},
    cacheFolder: folder.path,
  });

test("a request that was answered before is answered again for nothing, where that is configured", async () => {
  expect((await model(true).complete(request)).text).toBe("Two.");
  const again = await model(true).complete(request);
  expect(again).toMatchObject({ text: "Two.", usage: { inputTokens: 100, usd: 0 } });
  expect(server.requests).toHaveLength(1);
  // By default it is asked.
  expect((await model(false).complete(request)).text).toBe("2");
});

test("another request is asked, and a file that cannot be read is asked for again", async () => {
  await model(true).complete(request);
  const other = { ...request, messages: [{ role: "user", content: "Two?" }] as const };
  expect((await model(true).complete(other)).text).toBe("2");
  for (const file of await readdir(join(folder.path, "replies")))
    await writeFile(join(folder.path, "replies", file), "{");
  await expect(model(true).complete(request)).rejects.toThrow("ORC6010");
  // What was cut off is not kept.
  expect((await model(true).complete(request)).text).toBe("whole");
});
