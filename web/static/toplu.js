// "/" puts the cursor into the search box. Everything else works without a script.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = document.querySelector("[data-search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// Filters stand open beside a list; browsers that cannot do it by style sheet get it here.
if (matchMedia("(min-width: 62rem)").matches && !CSS.supports("selector(::details-content)")) {
  document.querySelectorAll("[data-facets]").forEach((details) => { details.open = true; });
}

// What takes its time says so, and is asked for once; a page come back to by the browser's own way starts afresh.
document.addEventListener("submit", (event) => {
  const said = event.target.querySelector("[data-busy]");
  if (!said) return;
  if (said.textContent) { event.preventDefault(); return; }
  said.textContent = said.dataset.busy;
  said.scrollIntoView({ block: "nearest" });
});
addEventListener("pageshow", () => document.querySelectorAll("[data-busy]").forEach((said) => { said.textContent = ""; }));

// A page that waits looks every two seconds how far it is, and is loaded anew when there is nothing to wait for any more.
const waiting = document.querySelector("[data-waiting]");
const look = async () => {
  try {
    const answer = await fetch(location.href, { redirect: "manual" });
    if (answer.status === 429) throw new Error("asked too often");
    if (!answer.ok) { location.reload(); return; }
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-waiting]");
    if (!now) { location.reload(); return; }
    waiting.replaceChildren(...now.childNodes);
  } catch { /* the program does not answer just now, or not so often: it is asked again */ }
  setTimeout(look, 2000);
};
if (waiting) setTimeout(look, 2000);
