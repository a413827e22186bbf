/** What a call gave, in the parts that a tool can use. */
import type { CallToolResult } from "@modelcontextprotocol/client";
import type { Json } from "../../contract/json.ts";

export interface CallResult {
  /** All texts, and links as `name: address`, a paragraph each. */
  readonly text: string;
  /** What the server gives as data; else the text, when that is a list or a record in JSON. */
  readonly structured?: Json;
  readonly files: readonly ResultFile[];
}

export interface ResultFile {
  /** Without path separators. */
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string;
}

export function readResult({ content, structuredContent }: CallToolResult): CallResult {
  const texts: string[] = [];
  const files: ResultFile[] = [];
  const keep = (base64: string, mediaType: string, uri?: string) =>
    files.push({ name: nameOf(uri, mediaType, files.length + 1), mediaType, base64 });
  for (const part of content) {
    switch (part.type) {
      case "text":
        texts.push(part.text);
        break;
      case "image":
      case "audio":
        keep(part.data, part.mimeType);
        break;
      case "resource_link":
        texts.push(`${part.name}: ${part.uri}`);
        break;
      case "resource": {
        const { resource } = part;
        if ("text" in resource) texts.push(resource.text);
        else keep(resource.blob, resource.mimeType ?? "application/octet-stream", resource.uri);
        break;
      }
      default:
        // A kind of a later revision: what it is cannot be known here.
        texts.push(JSON.stringify(part));
    }
  }
  const text = texts.join("\n\n");
  const structured = structuredContent === undefined ? jsonIn(text) : (structuredContent as Json);
  return { text, files, ...(structured !== undefined && { structured }) };
}

/** A single number or word is a text; a record or list is meant to be read by a program. */
function jsonIn(text: string): Json | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const ENDINGS: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/svg+xml": "svg",
  "audio/wav": "wav",
  "audio/mpeg": "mp3",
  "application/pdf": "pdf",
  "application/gzip": "gz",
  "application/json": "json",
};

/** Its number keeps two files of the same name apart. */
function nameOf(uri: string | undefined, mediaType: string, number: number): string {
  const last = (uri ?? "").split(/[?#]/, 1)[0]?.split("/").at(-1) ?? "";
  const plain = last
    .replaceAll(/[^A-Za-z0-9._-]/g, "_")
    .replace(/^\.+/, "")
    .slice(-80);
  return plain === "" ? `file-${number}.${ENDINGS[mediaType] ?? "bin"}` : `${number}-${plain}`;
}
