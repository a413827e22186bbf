import { maskOf } from "../../src/runtime/host/secrets/mask.ts";
import { byteBudget, type ByteAccount } from "../../src/runtime/host/effects/byte-budget.ts";

/** Where there is nothing to hide. */
export const noSecrets = { secrets: [], mask: maskOf([]) } as const;

/** An account that holds as much as it is given. */
export function freely(): ByteAccount {
  return byteBudget(Infinity).open();
}
