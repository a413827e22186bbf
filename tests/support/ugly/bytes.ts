import type { Ugliness } from "./ugly-file.ts";

/** How characters and ends of lines are written. */
export const bytes: readonly Ugliness[] = [
  { name: "Windows line ends", change: (file) => ({ ...file, lineEnd: "\r\n" }) },
  { name: "line ends of old Macs", change: (file) => ({ ...file, lineEnd: "\r" }) },
  {
    name: "a byte order mark",
    change: (file) => ({ ...file, encode: (text) => Buffer.from(`\uFEFF${text}`, "utf8") }),
  },
  {
    name: "UTF-16",
    // DuckDB 1.5.5 refuses a character beyond the first 65,536, such as 🙂, in it.
    mayBeRefused: true,
    change: (file) => ({ ...file, encode: (text) => Buffer.from(`\uFEFF${text}`, "utf16le") }),
  },
  {
    name: "UTF-16, the other byte first",
    mayBeRefused: true,
    change: (file) => ({
      ...file,
      encode: (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
    }),
  },
  {
    name: "Latin-1",
    // What it cannot write, nobody has in such a file.
    change: (file) => ({
      ...file,
      encode: (text) => Buffer.from(text, /[^\0-\xff]/.test(text) ? "utf8" : "latin1"),
    }),
  },
  {
    name: "Windows line ends in a part of the file",
    change: (file) => ({
      ...file,
      edits: [
        ...file.edits,
        (records) => records.map((line, i) => (i % 3 === 1 ? `${line}\r` : line)),
      ],
    }),
    mayBeRefused: true,
  },
];
