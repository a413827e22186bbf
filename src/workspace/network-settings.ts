/** How the host reaches services: the `network` section of the configuration. */
import { z } from "zod";
import { parseHost } from "../contract/host-name.ts";
import { isAddressRange } from "./address-range.ts";

export const networkSchema = z
  .strictObject({
    routes: z
      .record(z.url(), z.url())
      .default({})
      .describe(
        "origin to origin: where requests to a service really go (a gateway, a mirror, a recording)",
      ),
    private: z
      .array(
        z
          .string()
          .refine(
            (entry) => isAddressRange(entry) || isNamedHost(entry),
            "has to be a host such as intranet.example:8080, or addresses such as 10.1.0.0/16",
          ),
      )
      .default([])
      .describe(
        "hosts whose address may be one of this machine or of a network around it, and ranges of such addresses; others are refused",
      ),
  })
  .prefault({});
export type NetworkConfig = z.infer<typeof networkSchema>;

function isNamedHost(entry: string): boolean {
  return entry !== "*" && !entry.includes("/") && parseHost(entry) !== undefined;
}
