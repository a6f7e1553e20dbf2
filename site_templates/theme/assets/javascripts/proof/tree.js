/* The trees of a commitment. From the seeds and hashes of a proof, and the tokens of a passage, to
 * the root that they lead to: docs/decisions/0003-proof-without-the-text.md. */

import { bytesOf, sha256 } from "./sha256.js";

export const NODE_SIZE = 16;
const [LEAF, NODE, SEED, ROOT] = [0, 1, 2, 3].map((tag) => Uint8Array.of(tag));

/** The largest power of two that is smaller than a number of leaves (RFC 9162, 2.1.1). */
function leftSize(leaves) {
  let size = 1;
  while (size * 2 < leaves) size *= 2;
  return size;
}

/** How many seeds and hashes prove a passage: the largest subtrees within it, and outside of it. */
export function nodesFor(leaves, start, end, first = 0) {
  const last = first + leaves;
  if (last <= start || end <= first || (start <= first && last <= end)) return 1;
  const left = leftSize(leaves);
  return nodesFor(left, start, end, first) + nodesFor(leaves - left, start, end, first + left);
}

async function hashOfLeaf(salt, { token, word }) {
  const number = new Uint8Array(4);
  new DataView(number.buffer).setUint32(0, word);
  return (await sha256(LEAF, salt, number, bytesOf(token))).slice(0, NODE_SIZE);
}

async function hashOfNode(left, right) {
  return (await sha256(NODE, left, right)).slice(0, NODE_SIZE);
}

/** The hash of a subtree of which the seed and every leaf are known. */
async function hashOfSeeded(seed, leaves) {
  if (leaves.length === 1) return hashOfLeaf(seed, leaves[0]);
  const seeds = await sha256(SEED, seed);
  const left = leftSize(leaves.length);
  return hashOfNode(
    await hashOfSeeded(seeds.slice(0, NODE_SIZE), leaves.slice(0, left)),
    await hashOfSeeded(seeds.slice(NODE_SIZE), leaves.slice(left)),
  );
}

/**
 * The root that a proof leads to.
 * @param header the text of the file's first five lines, each with its line feed
 * @param tokens how many tokens the source has
 * @param start the passage's first token
 * @param passage its leaves: each a sealed token, and how many words have begun up to its end
 * @param nodes the seeds and hashes, as many as `nodesFor` says
 */
export async function rootOf(header, tokens, start, passage, nodes) {
  const end = start + passage.length;
  const left = nodes.slice();
  async function hashOf(first, leaves) {
    const last = first + leaves;
    if (last <= start || end <= first) return left.shift();
    if (start <= first && last <= end) {
      return hashOfSeeded(left.shift(), passage.slice(first - start, last - start));
    }
    const half = leftSize(leaves);
    return hashOfNode(await hashOf(first, half), await hashOf(first + half, leaves - half));
  }
  return sha256(ROOT, bytesOf(header), await hashOf(0, tokens));
}
