import { Gunzip } from "fflate";
import { FILE_MAX, PIECE, TEXT_MAX } from "./limits.ts";

/** What one reads at a time of a file that is not compressed, in bytes. */
const CHUNK = 1_000_000;

/** Whether it begins as gzip does (RFC 1952). */
const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Adds bytes up to a text. `false`: that is more than is taken. @throws TypeError for what is no UTF-8. */
class Text {
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  readonly #parts: string[] = [];
  #size = 0;

  add(bytes: Uint8Array): boolean {
    this.#size += bytes.length;
    if (this.#size > TEXT_MAX) return false;
    this.#parts.push(this.#decoder.decode(bytes, { stream: true }));
    return true;
  }

  end(): string {
    this.#parts.push(this.#decoder.decode());
    return this.#parts.join("");
  }
}

/**
 * The text of a file, compressed with gzip or not. It is read piece by piece and given up as soon as it is too much, whatever
 * would have followed. `broken`: it is cut off, or no text.
 */
export async function textOf(file: Blob): Promise<{ text: string } | "too big" | "broken"> {
  if (file.size > FILE_MAX) return "too big";
  const text = new Text();
  let more = true;
  // It throws for what is cut off, or no gzip.
  const gunzip = new Gunzip((bytes) => {
    more = more && text.add(bytes);
  });
  try {
    const zipped = isGzip(new Uint8Array(await file.slice(0, 2).arrayBuffer()));
    for (let at = 0; at < file.size && more; at += CHUNK) {
      const bytes = new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer());
      if (!zipped) more = text.add(bytes);
      else
        for (let i = 0; i < bytes.length && more; i += PIECE)
          gunzip.push(bytes.subarray(i, i + PIECE), at + i + PIECE >= file.size);
    }
    return more ? { text: text.end() } : "too big";
  } catch {
    return more ? "broken" : "too big";
  }
}
