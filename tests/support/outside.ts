/** What a tool finds beside its workspace that nobody granted: another folder with a secret, and a server on loopback. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { expectNothingLeft } from "./leftovers.ts";
import { testWorkspace, type TestWorkspace } from "./workspace.ts";

export interface Folders {
  readonly workspace: TestWorkspace;
  /** Holds `secret.txt`. */
  readonly outside: TestWorkspace;
}

/**
 * Gives each test new folders, and expects that no process of it is left.
 *
 * @param sandbox asked before each test
 */
export function eachWithOutside(
  take: (folders: Folders) => void,
  sandbox: () => string = () => "default",
): void {
  let folders: Folders;
  beforeEach(async () => {
    const [workspace, outside] = [
      await testWorkspace({ sandbox: sandbox() }),
      await testWorkspace(),
    ];
    await outside.write("secret.txt", "the secret");
    folders = { workspace, outside };
    take(folders);
  });
  afterEach(async () => {
    await folders.workspace[Symbol.asyncDispose]();
    await folders.outside[Symbol.asyncDispose]();
    expectNothingLeft();
  });
}

/** A server that answers `reached`, for all tests of a file. */
export function withServer(take: (port: number) => void): void {
  const server = createServer((_, response) => response.end("reached"));
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    take((server.address() as AddressInfo).port);
  });
  afterAll(() => server.close());
}
