import type { Json } from "../../contract/json.ts";
import { readBusFile } from "../bus/read-bus-file.ts";
import type { Delivery } from "../protocol/delivery.ts";

/** `undefined` of a task that did not run. */
export async function valueOf(delivery: Delivery, bus: string): Promise<Json | undefined> {
  if ("absent" in delivery) return undefined;
  if ("inline" in delivery) return delivery.inline;
  const content = await readBusFile(bus, delivery.file);
  return JSON.parse(new TextDecoder().decode(content)) as Json;
}
