/** Sees whether a stream of events ended as the protocol ends one: the package that reads it does not tell. */
const DONE = /^data: ?\[DONE\]/m;

/** Code units that are kept of what came before: the mark may come in pieces. */
const KEPT = 32;

export function watchEnd(response: Response): {
  readonly response: Response;
  /** Once the stream has been read. */
  isDone(): boolean;
} {
  let done = false;
  let last = "";
  const decoder = new TextDecoder();
  const watching = new TransformStream<Uint8Array, Uint8Array>({
    transform(part, controller) {
      last = last.slice(-KEPT) + decoder.decode(part, { stream: true });
      done ||= DONE.test(last);
      controller.enqueue(part);
    },
  });
  const { status, headers, body } = response;
  const watched = body === null ? null : body.pipeThrough(watching);
  return { response: new Response(watched, { status, headers }), isDone: () => done };
}
