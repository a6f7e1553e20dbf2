/* What the page's frame does by script, in place of Material's own, which is twenty times as long and
 * for the most part for what is not here: light and dark, the contents beside the page, keys.
 *
 * What the theme provides (without script there is no switch, and all else is there):
 *
 *   [data-scheme]                 the choices: a button each, hidden but for that of the present one,
 *                                 with data-md-color-… as the body has them
 *   [data-md-component=toc] a     the contents; where the reader is has md-nav__link--active
 *   __md_get, __md_set            where the choice is kept, under the name that Material gives it
 */

document.documentElement.classList.replace("no-js", "js");

const choices = document.querySelector("[data-scheme]");
if (choices) choose([...choices.children]);

const links = [...document.querySelectorAll("[data-md-component=toc] a")];
if (links.length) follow(links);

reachByKey(document.querySelectorAll("pre > code, .md-typeset table:not([class])"));

function choose(buttons) {
  const parts = ["media", "scheme", "primary", "accent"];
  const of = (button) =>
    Object.fromEntries(parts.map((part) => [part, button.getAttribute(`data-md-color-${part}`)]));
  const bySystem = matchMedia("(prefers-color-scheme: light)");

  function show(index) {
    const color = of(buttons[index]);
    if (color.media === "(prefers-color-scheme)") {
      const now = `(prefers-color-scheme: ${bySystem.matches ? "light" : "dark"})`;
      const asNow = buttons.map(of).find(({ media }) => media === now);
      Object.assign(color, asNow, { media: color.media });
    }
    for (const part of parts) document.body.setAttribute(`data-md-color-${part}`, color[part]);
    for (const [at, button] of buttons.entries()) button.hidden = at !== index || !button.title;
    return { index, color };
  }

  let index = __md_get("__palette")?.index ?? 0;
  if (!buttons[index]) index = 0;
  show(index);
  bySystem.addEventListener("change", () => show(index));
  for (const [at, button] of buttons.entries()) {
    button.addEventListener("click", () => {
      index = (at + 1) % buttons.length;
      __md_set("__palette", show(index));
      buttons[index].focus();
    });
  }
}

function follow(links) {
  const ends = links
    .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter(({ heading }) => heading);

  function mark() {
    const line = innerHeight / 4;
    const passed = ends.filter(({ heading }) => heading.getBoundingClientRect().top < line);
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const here = (atEnd && scrollY ? ends : passed).at(-1)?.link;
    for (const { link } of ends) {
      const isHere = link === here;
      if (isHere && !link.matches(".md-nav__link--active")) {
        link.scrollIntoView({ block: "nearest" });
      }
      link.classList.toggle("md-nav__link--active", isHere);
    }
  }

  let waiting = false;
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(() => ((waiting = false), mark()));
    waiting = true;
  }, { passive: true });
  mark();
}

/** What scrolls sideways can be scrolled by keys. */
function reachByKey(boxes) {
  function mark() {
    for (const box of boxes) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  }
  addEventListener("resize", mark);
  mark();
}
