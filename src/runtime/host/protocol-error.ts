/** The worker process sent a message that is not allowed now, or that is not true. */
export class ProtocolError extends Error {}
