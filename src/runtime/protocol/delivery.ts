import type { FileRef } from "../../catalog/context.ts";
import type { Json } from "../../contract/json.ts";

/**
 * An output on its way to a script: the value, or the file of the bus that holds it; `absent` of a task that did not
 * run, where that is no failure.
 */
export type Delivery =
  { readonly inline: Json } | { readonly file: FileRef } | { readonly absent: true };

/** It is there. */
export type PresentDelivery = Exclude<Delivery, { readonly absent: true }>;
