/* Reads a file of proofs, strictly: docs/decisions/0003-proof-without-the-text.md. */

import { bytesOfBase64 } from "./sha256.js";
import { NODE_SIZE, nodesFor } from "./tree.js";

const FORMAT = ["factsheet-proofs 1", "normalisation 1", "scrypt 32768 8 1"];
const NUMBER = "(0|[1-9][0-9]{0,6})";
const TOKENS = new RegExp(`^tokens ${NUMBER}$`);
const WORDS = new RegExp(`^words ${NUMBER}$`);
const ROOT = /^root ([0-9a-f]{64})$/;
const PROOF = new RegExp(
  `^([0-9a-f]{32}) ${NUMBER} ${NUMBER} ${NUMBER} (-|[0-9.,]+) ([A-Za-z0-9+/]+=*)$`,
);
const SEAM = new RegExp(`^${NUMBER}(?:\\.([1-9][0-9]{0,6}))?$`);
const MAX_TOKENS = 2 ** 22;

/** A file that is not of the form; `line` counts from 1. */
export class FormatError extends Error {
  constructor(line) {
    super(`line ${line}`);
    this.line = line;
  }
}

function demand(condition, line) {
  if (!condition) throw new FormatError(line);
}

/** The file's header (its text, and what it says), its root, and its proofs. */
export function parseProofs(text) {
  const lines = text.split("\n");
  const other = lines.findIndex((line) => /[^\0-\x7f]/.test(line));
  demand(other < 0, other + 1);
  demand(lines.at(-1) === "", lines.length);
  lines.pop();
  demand(lines.length >= 7, lines.length + 1);
  FORMAT.forEach((expected, index) => demand(lines[index] === expected, index + 1));
  const tokens = Number(TOKENS.exec(lines[3])?.[1] ?? NaN);
  demand(tokens <= MAX_TOKENS, 4);
  const words = Number(WORDS.exec(lines[4])?.[1] ?? NaN);
  demand(words <= tokens, 5);
  const root = ROOT.exec(lines[5])?.[1];
  demand(root, 6);
  demand(lines[6] === "", 7);
  const proofs = lines.slice(7).map((line, index, all) => {
    demand(all.indexOf(line) === index, index + 8);
    return parseProof(line, index + 8, tokens, words);
  });
  return { header: lines.slice(0, 5).join("\n") + "\n", tokens, words, root, proofs };
}

function parseProof(line, number, tokens, words) {
  const fields = PROOF.exec(line);
  demand(fields, number);
  const digest = fields[1];
  const [start, length, wordsBefore] = fields.slice(2, 5).map(Number);
  demand(length > 0 && start + length <= tokens, number);
  demand(wordsBefore <= Math.min(start, words), number);
  demand(fields[5] === "-" || areSeams(fields[5], length), number);
  const nodes = nodesOf(fields[6], number);
  demand(nodes.length === nodesFor(tokens, start, start + length), number);
  return { digest, start, length, wordsBefore, nodes };
}

/** Seams are in order. Which they are need not be known: the sealed tokens show them. */
function areSeams(field, length) {
  let [token, place] = [-1, 0];
  return field.split(",").every((text) => {
    const seam = SEAM.exec(text);
    if (!seam) return false;
    const [nextToken, nextPlace] = [Number(seam[1]), Number(seam[2] ?? 0)];
    const isNext = nextToken > token || (nextToken === token && nextPlace > place);
    [token, place] = [nextToken, nextPlace];
    return isNext && (token < length || (token === length && place === 0));
  });
}

function nodesOf(field, number) {
  let bytes;
  try {
    bytes = bytesOfBase64(field);
  } catch {
    throw new FormatError(number);
  }
  demand(btoa(String.fromCharCode(...bytes)) === field, number); // also where spare bits are set
  demand(bytes.length % NODE_SIZE === 0, number);
  const places = Array.from({ length: bytes.length / NODE_SIZE }, (_, index) => index * NODE_SIZE);
  return places.map((at) => bytes.slice(at, at + NODE_SIZE));
}
