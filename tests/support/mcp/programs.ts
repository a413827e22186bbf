/** Servers of the tests as a configuration names them. */
import { join } from "node:path";
import type { RawServer } from "./raw-server.ts";

const file = (name: string): string => join(import.meta.dirname, name);

export const shopProgram = { command: process.execPath, args: [file("shop-stdio.ts")] };

export function rawProgram(options: RawServer): { command: string; args: string[] } {
  return { command: process.execPath, args: [file("raw-server.ts"), JSON.stringify(options)] };
}

/** @param log a file that gets a line each time that a tool runs */
export function deskProgram(log: string, slow: boolean): object {
  const env = { DESK_LOG: log, DESK_MS: slow ? "2000" : "0" };
  return { command: process.execPath, args: [file("desk-stdio.ts")], env };
}
