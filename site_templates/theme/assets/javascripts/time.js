/* The drawn line of a timeline, looked at closer; events of one actor. On pages of timelines.
 *
 * What the page provides (without script the whole line is drawn, and all events are listed):
 *
 *   [data-line]             a drawn line, with
 *     [data-line-tools]     hidden until the script runs; buttons with data-zoom="in", "out", "all"
 *       [data-line-status]  a live region (role=status)
 *     [data-line-frame]     what scrolls; takes the keys + - 0, Home and End
 *     [data-line-drawing]   the drawing; its width is a multiple of the frame's. data-level says
 *                           which ticks there is room for
 *       a[data-mark]        an event, by its id; takes ← and →
 *   [data-line-filter]      a form with a select "actor"; also `?actor=…` in the address
 *     [data-line-shown]     a live region, with its words in data-shown-words
 *   [data-events]           the list; its items have the event's id, and data-actors
 */

const MOST = 64;
const LEVELS = [16, 4, 1];

for (const line of document.querySelectorAll("[data-line]")) stretch(line);
const form = document.querySelector("[data-line-filter]");
if (form) filter(form);

function stretch(line) {
  const [tools, status, frame, drawing] = ["tools", "status", "frame", "drawing"].map((name) =>
    line.querySelector(`[data-line-${name}]`),
  );
  let zoom = 1;

  function show(wanted) {
    const before = zoom;
    zoom = Math.min(MOST, Math.max(1, wanted));
    // What is in the middle stays there: the mark that has the focus, or the middle of the view.
    const held = drawing.contains(document.activeElement) ? document.activeElement : null;
    const middle = (frame.scrollLeft + frame.clientWidth / 2) / before;
    drawing.style.width = `${zoom * 100}%`;
    drawing.dataset.level = LEVELS.find((level) => level <= zoom);
    frame.scrollLeft = middle * zoom - frame.clientWidth / 2;
    held?.scrollIntoView({ block: "nearest", inline: "center" });
    for (const button of tools.querySelectorAll("button")) {
      button.disabled = button.dataset.zoom === "in" ? zoom === MOST : zoom === 1;
    }
    status.textContent = `${zoom}×`;
  }

  const steps = { in: () => zoom * 2, out: () => zoom / 2, all: () => 1 };
  tools.addEventListener("click", (event) => {
    const step = steps[event.target.closest("button")?.dataset.zoom];
    if (step) show(step());
  });
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { "+": steps.in, "=": steps.in, "-": steps.out, 0: steps.all }[event.key];
    if (step) {
      show(step());
      event.preventDefault();
      return;
    }
    const marks = [...drawing.querySelectorAll("[data-mark]:not([hidden])")];
    const at = marks.indexOf(event.target.closest("[data-mark]"));
    if (at < 0) return;
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: marks.length - 1 }[event.key];
    if (next === undefined) return;
    marks[next]?.focus();
    marks[next]?.scrollIntoView({ block: "nearest", inline: "center" });
    event.preventDefault();
  });
  tools.hidden = false;
  show(1);
}

function filter(form) {
  const [choice, shown] = [form.elements.actor, form.querySelector("[data-line-shown]")];
  const items = [...document.querySelectorAll("[data-events] > li")];

  function apply() {
    let count = 0;
    for (const item of items) {
      const isShown = !choice.value || item.dataset.actors.split(" ").includes(choice.value);
      item.hidden = !isShown;
      // SVG has no `hidden`: the style sheet gives it one.
      const mark = document.querySelector(`[data-mark="${CSS.escape(item.id)}"]`);
      mark?.toggleAttribute("hidden", !isShown);
      count += isShown;
    }
    const words = { shown: count, all: items.length };
    shown.textContent = choice.value
      ? shown.dataset.shownWords.replace(/\{(\w+)\}/g, (_, name) => words[name])
      : "";
  }

  const asked = new URLSearchParams(location.search).get("actor");
  if (asked) choice.value = asked;
  if (choice.selectedIndex < 0) choice.value = "";
  choice.addEventListener("change", () => {
    const address = new URL(location.href);
    address.searchParams.delete("actor");
    if (choice.value) address.searchParams.set("actor", choice.value);
    address.hash = "";
    history.replaceState(null, "", address);
    apply();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
}
