/** The shop as a program. */
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { shop } from "./shop.ts";

serveStdio(shop, { legacy: process.env["SHOP_LEGACY"] === "reject" ? "reject" : "serve" });
