/* The browser's own SHA-256 (WebCrypto), and the bytes that it is given. */

const UTF8 = new TextEncoder();

/** Whether the browser offers it: only to pages from https or from this machine. */
export const isAvailable = () => Boolean(globalThis.crypto?.subtle);

export const bytesOf = (text) => UTF8.encode(text);

export const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export function bytesOfBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** The hash of pieces (arrays of bytes), one after the other. */
export async function sha256(...pieces) {
  const all = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", all));
}
