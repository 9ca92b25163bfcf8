// Small enhancements only; every page works without them.
import { initAll } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
initAll();

// What is being done in the background: the part of the page that says so is fetched anew until it is done.
const telling = document.querySelector("[data-look-again]");
async function lookAgain() {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.querySelector("[data-look-again] [role=status]");
  if (!now) {
    location.reload();
    return;
  }
  const shown = telling.querySelector("[role=status]");
  if (shown.textContent !== now.textContent) shown.textContent = now.textContent;
  setTimeout(lookAgain, 1500);
}
if (telling) setTimeout(lookAgain, 1500);
