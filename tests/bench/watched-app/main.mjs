// Starts the app whose entry BENCH_MAIN names and says "ready" once a page of it has painted what BENCH_READY selects, unveiled.
import process from "node:process";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const { BENCH_MAIN = "", BENCH_READY = "" } = process.env;

/** Runs in the page. The second animation frame begins after the first was drawn. */
const watch = `new Promise((resolve) => {
  const look = () => {
    if (document.querySelector(${JSON.stringify(BENCH_READY)}) === null || document.querySelector("[data-veil]") !== null) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  look();
})`;

app.on("web-contents-created", (_, contents) => {
  contents.once("dom-ready", () => {
    contents.executeJavaScript(watch).then(
      () => process.stdout.write("ready\n"),
      () => {},
    );
  });
});
await import(pathToFileURL(BENCH_MAIN).href);
