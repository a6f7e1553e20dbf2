/* What is read from the page, and what is said on it. ../proof.js lists what the page provides. */

import { Disproven, check } from "./check.js";
import { isAvailable } from "./sha256.js";

/** Characters of a difference that are shown. */
const EXCERPT = 60;

export function start(section) {
  const place = section.querySelector("[data-proof-check]");
  const button = place.querySelector("button");
  const result = place.querySelector("[data-proof-result]");
  const say = sayer(section);
  place.hidden = false;
  button.addEventListener("click", async () => {
    result.dataset.outcome = "";
    result.textContent = say("running");
    const [outcome, text] = await outcomeOf(section, say);
    result.dataset.outcome = outcome;
    result.textContent = text;
  });
}

async function outcomeOf(section, say) {
  if (!isAvailable()) return ["unavailable", say("unavailable")];
  try {
    const { places, words } = await check(
      section.querySelector("[data-proof-file]").textContent,
      section.querySelector("[data-proof-root]").textContent.trim(),
      partsOn(section),
    );
    return ["holds", say("holds", { places: rangesOf(places, say), words: say.number(words) })];
  } catch (error) {
    const reason = error instanceof Disproven ? error.reason : "broken";
    return ["fails", say(`fails.${reason}`, excerpts(error.values ?? {}))];
  }
}

/** The parts that the proof is of, each with every text on the page that is said to be its words. */
function partsOn(section) {
  const parts = [...section.querySelectorAll("[data-proof-part]")].map(({ dataset }) => ({
    field: dataset.partField,
    digest: dataset.digest,
    start: Number(dataset.start),
    tokens: dataset.tokens.split(" "),
    before: Number(dataset.before),
    after: Number(dataset.after),
    shown: [],
  }));
  const record = section.dataset.proofOf;
  for (const element of document.querySelectorAll("[data-record][data-field]")) {
    const { record: shownRecord, field } = element.dataset;
    if (shownRecord !== record || !field.startsWith("quote.")) continue;
    const part = parts.find((candidate) => candidate.field === field);
    if (!part) throw new Disproven("words", { shown: element.textContent, proven: "" });
    part.shown.push(element.textContent);
  }
  return parts;
}

/** The words that the page brings for the script, with values set into them as text. */
function sayer(section) {
  const { content } = section.querySelector("template[data-proof-texts]");
  const texts = new Map(
    [...content.querySelectorAll("[data-text]")].map(({ dataset, textContent }) => [
      dataset.text,
      textContent.trim(),
    ]),
  );
  const lang = document.documentElement.lang || undefined;
  const say = (key, values = {}) =>
    texts.get(key).replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
  say.number = (value) => value.toLocaleString(lang);
  return say;
}

function rangesOf(places, say) {
  return places
    .map(([first, last]) => (first === last ? [first] : [first, last]).map(say.number).join("–"))
    .join(", ");
}

function excerpts(values) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const characters = [...String(value)];
      const isLong = characters.length > EXCERPT;
      return [name, isLong ? `${characters.slice(0, EXCERPT).join("")}…` : characters.join("")];
    }),
  );
}
