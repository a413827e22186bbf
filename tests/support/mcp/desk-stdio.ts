/** The desk as a program. */
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { desk } from "./desk.ts";

serveStdio(desk, { legacy: "serve" });
