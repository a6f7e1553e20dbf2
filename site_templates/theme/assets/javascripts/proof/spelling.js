/* Do the words on the page spell these tokens? What is set aside between and within tokens is what
 * docs/decisions/0002-quotation-normalisation.md sets aside. The text is not cut into tokens here:
 * it is read along the tokens, so that no rule is needed for where one ends. */

/** Where a sealed token shows how words were cut (a soft hyphen, which no text keeps). */
export const SEAM = "\u00ad";

const QUOTATION_MARKS =
  '"«»‚“”„‟‹›״″‶「」『』〝〞〟﹁﹂﹃﹄＂｢｣❛❜❝❞❟❠⹂\u{1f676}\u{1f677}\u{1f678}';
const APOSTROPHES = "'`´ʹʻʼʽ՚׳‘’‛′‵Ꞌꞌ＇";
const SPACES = "\\s\\p{Z}\\x1c-\\x1f\\x85";
const HYPHENS = "\\-\\u2010\\u2011\\ufe63\\uff0d";
const DASHES = "\\u058a\\u05be\\u2012-\\u2015\\u2212\\u2e3a\\u2e3b\\ufe31\\ufe32\\ufe58";
const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";

const INVISIBLE = new RegExp(
  "[\\u034f\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202c\\u2060-\\u2064\\u2066-\\u2069\\ufe0e\\ufe0f\\ufeff]" +
    `|${SEAM}+(?:(?<=${LETTER}\\p{M}*${SEAM})[${SPACES}]+(?=${LETTER}))?`,
  "gu",
);
const SET_ASIDE = new RegExp(`[${SPACES}${QUOTATION_MARKS}${APOSTROPHES}]+`, "uy");
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, "uy");
const ONE_APOSTROPHE = new RegExp(`^[${APOSTROPHES}]$`, "u");
const DASH = new RegExp(`[${HYPHENS}${DASHES}]+`, "uy");
const DIVISION = new RegExp(`[${HYPHENS}][${SPACES}]+`, "uy");
// After a space, a point before a digit is the digit's (".5").
const POINTS = new RegExp(
  `[.…](?:[.…]|[${SPACES}${QUOTATION_MARKS}${APOSTROPHES}]+(?:\\.(?!\\p{Nd})|…))*`,
  "uy",
);

// Ligatures of print, the Dutch digraph, and the positional shapes of Arabic letters.
const SHAPE = /[\ufb00-\ufb17\u0132\u0133]|[\ufb50-\ufdff\ufe70-\ufefc]/gu;
// Of two of them the letters themselves have a compatibility form, which NFKC would go on to.
const DRAWN_ONCE = new Map([["\ufb05", "\u017ft"], ["\ufbdd", "\u0677"]]);

const WORD = /[\p{L}\p{N}\u2600-\u27bf\u{1f000}-\u{1faff}]/u;
// Scripts without spaces between words, and pictographs: each of their tokens is one character.
const SINGLE =
  /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2600-\u27bf\u3005-\u3007\u3021-\u3029\u3031-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;

const SEAM_AT_END = new RegExp(`^${SEAM}|${SEAM}$`, "g");

const bare = (token) => token.replaceAll(SEAM, "");
const lengthAt = (pattern, text, at) => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

/** Whether a sealed token begins a word of the source, and is not punctuation. */
export const beginsWord = (token) => !token.startsWith(SEAM) && WORD.test(token);

/**
 * Compare a text with sealed tokens, to the character and in order.
 * @returns null if the text spells them, or how they part: the rest of each, `shown` and `proven`
 */
export function difference(text, tokens) {
  const shown = text.replace(INVISIBLE, "").replace(SHAPE, drawn).normalize("NFC");
  let at = 0;
  for (const [index, token] of tokens.entries()) {
    const start = at + lengthAt(SET_ASIDE, shown, at);
    const gap = shown.slice(at, start);
    const isParted = index === 0 || !mustBeParted(tokens[index - 1], token) || parts(gap, token);
    const end = isParted ? endOf(token, shown, start, tokens[index - 1], tokens[index + 1]) : -1;
    if (end < 0) {
      return { shown: shown.slice(start), proven: tokens.slice(index).map(bare).join(" ") };
    }
    at = end;
  }
  at += lengthAt(SET_ASIDE, shown, at);
  return at === shown.length ? null : { shown: shown.slice(at), proven: "" };
}

function drawn(character) {
  if (!/\p{L}/u.test(character)) return character;
  const letters = DRAWN_ONCE.get(character) ?? character.normalize("NFKC");
  return letters.includes(" ") ? character : letters;
}

/** Whether two neighbours are two words ("can not"), so that something must stand between them. */
function mustBeParted(left, right) {
  if (!WORD.test(left) || !WORD.test(right) || SINGLE.test(bare(left)) || SINGLE.test(bare(right))) {
    return false;
  }
  const isOneWord = left.endsWith(SEAM) && right.startsWith(SEAM); // "5m" may stand for "5 m"
  return !isOneWord || (/\p{Nd}\p{M}*$/u.test(bare(left)) && /^\p{Nd}/u.test(bare(right)));
}

/** Whether what is set aside parts two words. One apostrophe does not: "we’re" is one word. */
function parts(gap, next) {
  return gap !== "" && !(ONE_APOSTROPHE.test(gap) && /^\p{L}/u.test(next));
}

/** Where a token that begins here ends, between its neighbours; -1 if another text stands here. */
function endOf(token, text, start, before, after) {
  const content = token.replace(SEAM_AT_END, "");
  if (content === "-") {
    const length = lengthAt(DASH, text, start);
    return length ? start + length : -1;
  }
  if (content === "…" || (token === "." && after === "…")) {
    return endOfPoints(token, text, start, before === ".");
  }
  let at = start;
  for (const character of content) {
    if (character === SEAM) {
      at += hyphenAt(text, at); // a line end divided the source here: "well-known" or "wellknown"
      continue;
    }
    if (at > start && !lengthOf(character, text, at)) at += lengthAt(DIVISION, text, at);
    const length = lengthOf(character, text, at);
    if (!length) return -1;
    at += length;
  }
  return at;
}

/** An ellipsis is three points; more are a full stop and an ellipsis, in whichever order printed:
 * of their run the first sign is the stop, and the rest the ellipsis. */
function endOfPoints(token, text, start, isAfterStop) {
  const length = lengthAt(POINTS, text, start);
  const run = text.slice(start, start + length);
  const points = (run.match(/[.…]/g) ?? []).reduce((sum, sign) => sum + (sign === "…" ? 3 : 1), 0);
  if (token === ".") return points > 3 ? start + 1 : -1;
  return points === 3 || (points && isAfterStop) ? start + length : -1;
}

function lengthOf(character, text, at) {
  if (character === "'") return lengthAt(APOSTROPHE, text, at);
  return text.startsWith(character, at) ? character.length : 0;
}

/** The length of a hyphen and what may stand around it. */
function hyphenAt(text, at) {
  const before = lengthAt(SET_ASIDE, text, at);
  const dash = lengthAt(DASH, text, at + before);
  return dash ? before + dash + lengthAt(SET_ASIDE, text, at + before + dash) : 0;
}
