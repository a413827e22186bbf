/** Replies of earlier commands to the very same request, in the workspace's folder of caches. */
import type { Responder } from "../reply.ts";
import { keepReply, readReply, type RecordingsOptions } from "./recordings.ts";

/** Asks only what was not answered before. A file that cannot be read or written is as good as none. */
export function caching(options: RecordingsOptions, ask: Responder): Responder {
  return async (request) => {
    const kept = await readReply(options, request).catch(() => undefined);
    if (kept !== undefined) return { reply: kept, charged: false };
    const answer = await ask(request);
    // One that was cut off or declined may come out better the next time.
    if (answer.reply.finish === "stop" && answer.problem === undefined) {
      await keepReply(options, request, answer.reply).catch(() => undefined);
    }
    return answer;
  };
}
