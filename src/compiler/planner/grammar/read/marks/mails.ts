/** Addresses of mail. */
import { marksOfChunks } from "../marks-of-chunks.ts";
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";

const MAIL = /^(?:mailto:)?([\p{L}\p{N}_.+%'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})$/iu;

export function mails(draft: Draft): Mark[] {
  return marksOfChunks(draft, ({ text }) => {
    const address = MAIL.exec(text)?.[1];
    return address === undefined ? undefined : { is: "mail", address };
  });
}
