/** The seat said what it may not say now, or what is not so. */
export class ProtocolError extends Error {}
