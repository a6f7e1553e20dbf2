/* The check itself: from the words shown to the root. Nothing that it is given is trusted. */

import { FormatError, parseProofs } from "./file.js";
import { SEAM, beginsWord, difference } from "./spelling.js";
import { hexOf } from "./sha256.js";
import { rootOf } from "./tree.js";

/** A check that failed: `reason` is what the page has words for, `values` what stands in them. */
export class Disproven extends Error {
  constructor(reason, values = {}) {
    super(reason);
    this.reason = reason;
    this.values = values;
  }
}

/**
 * Prove that words stand in the text to which a root commits.
 * @param file the text of a file of proofs
 * @param root the root that readers see, in hexadecimal
 * @param parts the quotation's parts in order, each `{shown, tokens, before, after, digest, start}`:
 *   every text that the page shows for it, its sealed tokens with their context, how many of these
 *   are context, and which line proves them
 * @returns the places of the parts (first and last word, from 1), and the words of the source
 * @throws Disproven
 */
export async function check(file, root, parts) {
  const proofs = parsed(file);
  if (proofs.root !== root) throw new Disproven("root", { found: proofs.root });
  if (!parts.length) throw new Disproven("missing");
  const places = [];
  let reached = 0;
  for (const part of parts) {
    const passage = passageOf(part);
    const { start, wordsBefore, nodes } = lineOf(proofs, part);
    const first = start + part.before;
    if (first < reached) throw new Disproven("order");
    reached = first + passage.length;
    const leaves = withWords(part.tokens, wordsBefore);
    const found = hexOf(await rootOf(proofs.header, proofs.tokens, start, leaves, nodes));
    if (found !== root) throw new Disproven("root", { found });
    const wordBefore = part.before ? leaves[part.before - 1].word : wordsBefore;
    places.push([wordBefore + 1, leaves[part.before + passage.length - 1].word]);
  }
  return { places, words: proofs.words };
}

function parsed(file) {
  try {
    return parseProofs(file);
  } catch (error) {
    if (error instanceof FormatError) throw new Disproven("malformed", { line: error.line });
    throw error;
  }
}

/** The tokens that are shown, once it is seen that they are, and that they are whole words. */
function passageOf({ shown, tokens, before, after }) {
  const end = tokens.length - after;
  const passage = tokens.slice(before, end);
  if (!(before >= 0 && after >= 0 && passage.length)) throw new Disproven("missing");
  for (const run of [tokens, passage]) {
    if (run[0].startsWith(SEAM) || run.at(-1).endsWith(SEAM)) throw new Disproven("cut");
  }
  if (!shown.length) throw new Disproven("missing");
  for (const text of shown) {
    const found = difference(text, passage);
    if (found) throw new Disproven("words", found);
  }
  return passage;
}

function lineOf(proofs, { digest, start, tokens }) {
  const line = proofs.proofs.find((proof) => proof.digest === digest && proof.start === start);
  if (!line || line.length !== tokens.length) throw new Disproven("missing");
  return line;
}

/** Each token with the number of words of the source that have begun up to its end. */
function withWords(tokens, wordsBefore) {
  let word = wordsBefore;
  return tokens.map((token) => {
    if (beginsWord(token)) word += 1;
    return { token, word };
  });
}
