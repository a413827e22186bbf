import { byteBudget, type ByteAccount } from "../../src/runtime/host/effects/byte-budget.ts";

/** An account that holds as much as it is given. */
export function freely(): ByteAccount {
  return byteBudget(Infinity).open();
}
