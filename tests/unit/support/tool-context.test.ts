import { createServer } from "node:http";
import { once } from "node:events";
import { readFile, stat } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { expectNumbersIn } from "../../support/run-tool.ts";
import { toolContext } from "../../support/tool-context.ts";

test("files of the workspace and of the bus are real, and gone afterwards", async () => {
  let folder: string;
  {
    await using context = await toolContext({ files: { "notes/a.txt": "hello" } });
    folder = context.workspace;
    expect(await readFile(context.resolve("notes/a.txt"), "utf8")).toBe("hello");
    const file = await context.writeFile("b.txt", "grüß", "text/plain");
    expect(file).toMatchObject({ file: "t1/b.txt", bytes: 6, mediaType: "text/plain" });
    expect(Buffer.from(await context.readFile(file)).toString()).toBe("grüß");
    await expect(context.readFile({ ...file, sha256: "0" })).rejects.toThrow("has changed");
  }
  await expect(stat(folder)).rejects.toThrow("ENOENT");
});

test("programs run without a shell; their exit status is returned", async () => {
  await using context = await toolContext();
  const script = "process.stdout.write(process.argv[1]); process.exitCode = 3";
  const result = await context.exec(process.execPath, ["-e", script, "$HOME"]);
  expect(result).toEqual({ exitCode: 3, stdout: "$HOME", stderr: "", truncated: false });
  await expect(context.exec("no-such-program", [])).rejects.toThrow("no-such-program");
});

test("HTTP statuses of 400 and above throw; only some are worth another try", async () => {
  await using context = await toolContext();
  await using server = createServer((request, response) => {
    response.statusCode = Number(request.url?.slice(1));
    response.end("body");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await context.fetch(`${url}/200`)).toMatchObject({ status: 200, text: "body" });
  await expect(context.fetch(`${url}/404`)).rejects.toMatchObject({ retryable: false });
  await expect(context.fetch(`${url}/503`)).rejects.toMatchObject({ retryable: true });
});

test("a number that the output does not hold is found", () => {
  const output = { mean: 64.7296, total: 1234, at: "2010-03-01" };
  expectNumbersIn("64.73 on average, 1,234 in all, highest in 2010-03.", output);
  expect(() => expectNumbersIn("64.74 on average.", output)).toThrow("64.74");
});
