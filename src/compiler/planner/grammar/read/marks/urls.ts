/** Addresses of the web, with a scheme or, in the domains that people leave it out for, without one. */
import { marksOfChunks } from "../marks-of-chunks.ts";
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";

const WITH_SCHEME = /^(?:https?|ftps?|sftp|wss?|s3|gs|file|git|ssh):\/\/[^\s<>{}|\\^]+$/i;
const HOST =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,10}(?:com|org|net|io|dev|gov|edu|app|info|ai|co\.uk)(?::\d{1,5})?(?:[/?#]\S*)?$/i;

export function urls(draft: Draft): Mark[] {
  return marksOfChunks(draft, ({ text }) => {
    if (WITH_SCHEME.test(text)) return { is: "url", url: text };
    const isHost = HOST.test(text) && draft.world.exists?.(text) !== true;
    return isHost ? { is: "url", url: `https://${text}` } : undefined;
  });
}
