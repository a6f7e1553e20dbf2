// Pages as MkDocs has them: HTML in Markdown, ids of headings, no templates in texts.
import attributes from "markdown-it-attrs";

export default function (config) {
  config.amendLibrary("md", (markdown) => markdown.set({ html: true }).use(attributes));
  config.addPassthroughCopy({ static: "/" });
  config.addGlobalData("layout", "frame.11ty.js");
  return { dir: { input: "content", includes: "../_includes", output: "public" }, markdownTemplateEngine: false };
}
