/** Values that the schemas of events are made of. */
import { z } from "zod";
import type { Json } from "./json.ts";

export const json: z.ZodType<Json> = z.json();

export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

export const count = z.int().nonnegative();

export const ms = z.number().nonnegative().describe("milliseconds");
