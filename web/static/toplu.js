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
