/** The kinds of task, in the order in which documentation lists them. */
import { agent } from "./agent.ts";
import { call } from "./call.ts";
import { conditional } from "./conditional.ts";
import { fallback } from "./fallback.ts";
import { gate } from "./gate.ts";
import type { Kind } from "./kind.ts";
import { loop } from "./loop.ts";
import { parallel } from "./parallel.ts";
import { plan } from "./plan.ts";

export const kinds: readonly Kind[] = [
  call,
  conditional,
  loop,
  parallel,
  fallback,
  gate,
  agent,
  plan,
];
