/* Words: of a query, as the index has them; of a text, to show what was found in it.
 *
 * The counterpart of generator/site/search_words.py: both must take a text apart alike.
 */

/** Ends a word after which the text had no space. */
const JOINED = "\u2060";
const IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
const SEAM = new RegExp(`(?<=[${IDEOGRAPH}])(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?=[${IDEOGRAPH}])`, "gu");
const EXCERPT = 32;

/** A query in the form in which Pagefind finds what the index holds.
 *
 * Pagefind drops punctuation and joins what stood around it. That is right for "U.S." and "don't",
 * and wrong where the index has two words: at dashes, and between ideographs. Symbols it keeps, and
 * no word of the index has one. Lower case is made here since Pagefind asks the reader's locale,
 * and in Turkish "I" is not the capital of "i".
 */
export function forIndex(query) {
  return query
    .normalize("NFC")
    .toLowerCase()
    .replace(/\p{Cf}|[$+<=>^`|~]/gu, "")
    .replace(/(?<=[\p{L}\p{N}]{2})\p{Pd}(?=[\p{L}\p{N}]{2})/gu, " ")
    .replace(/[^\x20-\x7e\p{L}\p{M}\p{N}\p{Extended_Pictographic}’ʼ]/gu, " ")
    .replace(SEAM, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** A word without case, marks above letters, and punctuation: what is compared. */
export function fold(word) {
  return word.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** The folded words of a query, as an array without repetitions. */
export function termsOf(query) {
  return [...new Set(forIndex(query).split(/[\s"]+/).map(fold).filter(Boolean))];
}

/** Whether a folded word is what a term was meant to find.
 *
 * The index knows beginnings ("guarant") and takes endings off ("guarantees" finds "guarantee"): the
 * rule allows both. Where nothing begins with a term, Pagefind falls back to words that the term
 * begins with ("Putin" finds "put"): those do not pass.
 */
function isMeant(word, term) {
  if (word.startsWith(term)) return true;
  let same = 0;
  while (same < word.length && word[same] === term[same]) same += 1;
  return same >= 4 && same >= term.length - 3 && same > word.length - 4;
}

/** A text in pieces: words, each ideograph for itself, and what stands between them. */
function piecesOf(text) {
  return text.split(/([^\p{L}\p{M}\p{N}]+)/u).flatMap((piece) => piece.split(SEAM));
}

/** The terms that no word of these texts was meant by. */
export function missing(terms, texts) {
  const words = new Set(texts.flatMap((text) => [...piecesOf(text), ...text.split(/\s+/)]).map(fold));
  return terms.filter((term) => ![...words].some((word) => isMeant(word, term)));
}

/** A text as `words()` of the generator wrote it → its words, each with what follows it. */
export function wordsOf(text) {
  if (!text) return [];
  return text.split(" ").map((word) =>
    word.endsWith(JOINED) ? { word: word.slice(0, -1), after: "" } : { word, after: " " },
  );
}

/** Runs of words, found ones apart: `[{text, found}]`, with "…" where the text goes on.
 *
 * The window of `size` words with the most found ones is taken; of several, the first.
 */
export function excerpt(words, positions, size = EXCERPT) {
  const found = new Set(positions.filter((position) => position < words.length));
  const start = windowStart(words.length, found, size);
  const end = Math.min(words.length, start + size);
  const runs = start > 0 ? [{ text: "… ", found: false }] : [];
  for (let at = start; at < end; at += 1) {
    runs.push({ text: words[at].word, found: found.has(at) });
    if (at + 1 < end) runs.push({ text: words[at].after, found: false });
  }
  if (end < words.length) runs.push({ text: " …", found: false });
  return runs;
}

function windowStart(length, found, size) {
  const inside = [...found].sort((a, b) => a - b);
  let best = { start: 0, count: 0 };
  for (const first of inside) {
    const count = inside.filter((at) => at >= first && at < first + size).length;
    // A few words before the first found one say what it stands in.
    if (count > best.count) best = { start: first - 6, count };
  }
  // Found words that the text begins with are shown from its beginning.
  return Math.max(0, Math.min(best.start, length - size));
}

/** Runs of a text, the words that any of the terms means apart: for titles and names. */
export function marked(text, terms) {
  return piecesOf(text).map((piece) => {
    const word = fold(piece);
    return { text: piece, found: word !== "" && terms.some((term) => isMeant(word, term)) };
  });
}
