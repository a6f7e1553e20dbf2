// The frame around a page, with what is a page's own in place of its marks.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const parts = readFileSync(join(__dirname, "frame.html"), "utf8").split(/@@(\w+)@@/);

exports.render = function ({ title, description = "", content, page }) {
  const depth = page.url.split("/").length - 2;
  const headings = content.matchAll(/<h2 id="([^"]+)"[^>]*>(.*?)<\/h2>/g);
  const contents = Array.from(headings, ([, id, text]) =>
    `<li class="md-nav__item"><a href="#${id}" class="md-nav__link"><span class="md-ellipsis">${text}</span></a></li>`);
  const own = {
    title, description, body: content, contents: contents.join("\n"),
    address: page.url.slice(1), base: Array(depth).fill("..").join("/") || ".",
  };
  return parts.map((part, at) => (at % 2 ? own[part] : part)).join("");
};
