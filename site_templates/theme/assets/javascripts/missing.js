/* On the page for what is not found: an address is made of words, so they are what to search for.
 *
 * What the page provides: form[data-missing] with input[name=q] in it. Search says what it did not
 * find, and shows what is nearest to the rest.
 */

const field = document.querySelector("form[data-missing] input[name=q]");

function wordsOf(path) {
  const last = path.split("/").filter(Boolean).at(-1) ?? "";
  try {
    return decodeURIComponent(last).replace(/\.html?$/, "").replace(/[-_+\s]+/g, " ").trim();
  } catch {
    return ""; // not UTF-8
  }
}

if (field && !field.value) field.value = wordsOf(location.pathname).slice(0, 100);
