// The page of an act: contents that follow the reading, notes that open where they are referred to, addresses to copy, keys.
// The page works without this file; see act.css for what ".js" changes.
document.documentElement.classList.add("js");

document.addEventListener("DOMContentLoaded", () => {
  const act = document.querySelector(".act");
  if (!act) return;
  const narrow = window.matchMedia(document.getElementById("act-phone").media);
  const said = act.querySelector(".said");
  const contents = act.querySelector(".contents");
  const drawer = act.querySelector(".drawer");
  const targets = places(act, contents);
  let current = null;

  // What was done is said in a region that screen readers read.
  let quiet = 0;
  function say(words) {
    said.textContent = words;
    said.classList.add("on");
    clearTimeout(quiet);
    quiet = setTimeout(() => { said.classList.remove("on"); said.textContent = ""; }, 4000);
  }

  async function copy(text, shown) {
    try {
      await navigator.clipboard.writeText(text);
      say(`${act.dataset.copied} ${shown || text}`);
    } catch {
      say(act.dataset.notCopied);
    }
  }

  const addressOf = (id) => `${location.origin}${location.pathname}${location.search}#${id}`;

  // Contents
  function places(root, list) {
    if (!list) return [];
    return [...list.querySelectorAll('a[href^="#"]')].flatMap((link) => {
      const element = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return element ? [{ link, element }] : [];
    });
  }

  function follow(place) {
    if (place === current) return;
    if (current) current.link.removeAttribute("aria-current");
    current = place;
    if (!place) return;
    place.link.setAttribute("aria-current", "location");
    const own = place.link.nextElementSibling;
    for (let fold = own || place.link.closest("details"); fold && fold !== drawer; fold = fold.parentElement.closest("details")) {
      if (!fold.open) { fold.open = true; fold.dataset.unfolded = ""; }
    }
    contents.querySelectorAll("details[data-unfolded]").forEach((fold) => {
      if (!fold.parentElement.contains(place.link)) { fold.open = false; delete fold.dataset.unfolded; }
    });
    const now = drawer && drawer.querySelector(".now");
    if (now) now.textContent = place.link.textContent.trim();
    bringIntoView(place.link);
  }

  function bringIntoView(link) {
    const list = contents.getBoundingClientRect();
    const line = link.getBoundingClientRect();
    if (line.top < list.top + 40 || line.bottom > list.bottom - 40) {
      contents.scrollTop += line.top - list.top - list.height / 3;
    }
  }

  const order = new Map(targets.map((place, number) => [place.element, number]));
  const seen = new Set();
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) seen[entry.isIntersecting ? "add" : "delete"](order.get(entry.target));
    if (seen.size) follow(jumpedTo() || targets[Math.max(...seen)]);
  }, { rootMargin: "-18% 0px -76% 0px" });
  targets.forEach((place) => watcher.observe(place.element));

  // A short article jumped to stands above the line of reading; it is the one in view all the same.
  function jumpedTo() {
    const target = document.querySelector(":target");
    const top = target ? target.getBoundingClientRect().top : -1;
    const last = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
    return top >= 0 && top < window.innerHeight * (last ? 1 : 0.18) ? targets.findLast((place) => place.element.contains(target)) : undefined;
  }

  const alone = contents && contents.querySelector('a[aria-current="page"]');
  if (alone) bringIntoView(alone);

  // On a phone the contents are a drawer at the foot of the screen.
  function fitDrawer() {
    if (drawer) drawer.open = !narrow.matches;
  }
  fitDrawer();
  narrow.addEventListener("change", fitDrawer);
  if (contents) contents.addEventListener("click", (event) => {
    if (narrow.matches && event.target.closest("a")) drawer.open = false;
  });

  // Notes
  let asked = null;
  function openNote(reference) {
    const body = document.getElementById(decodeURIComponent(reference.hash.slice(1)));
    const note = body && body.closest("details");
    if (!note) return false;
    note.open = !note.open || note.classList.contains("rest");
    if (note.open) {
      asked = reference;
      const summary = note.querySelector("summary");
      summary.focus({ preventScroll: true });
      note.scrollIntoView({ block: "nearest" });
    }
    return true;
  }

  // Articles
  const articles = [...act.querySelectorAll(".law section.article")];
  const stops = articles.length ? articles : targets.map((place) => place.element);
  function step(by) {
    const neighbour = act.querySelector(`.around a[rel="${by > 0 ? "next" : "prev"}"]`);
    if (act.classList.contains("alone")) { if (neighbour) neighbour.click(); return; }
    const line = 120;
    const at = stops.indexOf(document.activeElement);
    const next = at >= 0 && visible(stops[at]) ? stops[at + by] : by > 0
      ? stops.find((stop) => stop.getBoundingClientRect().top > line)
      : stops.findLast((stop) => stop.getBoundingClientRect().top < line - 40);
    if (next) go(next);
  }
  function visible(element) {
    const box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < window.innerHeight;
  }
  function go(element) {
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "start" });
  }
  function inView() {
    return stops.findLast((stop) => stop.getBoundingClientRect().top < window.innerHeight / 3) || stops[0];
  }

  const struck = act.querySelector("#struck");
  if (struck) struck.addEventListener("change", () => {
    const address = new URL(location.href);
    if (struck.checked) address.searchParams.set("struck", "1"); else address.searchParams.delete("struck");
    history.replaceState(null, "", address);
  });

  const keys = act.querySelector("dialog.act-keys");
  act.querySelector(".keys-open").addEventListener("click", () => keys.showModal());

  act.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const button = event.target.closest("button.copy");
    if (button) copy(button.parentElement.querySelector(".line").textContent);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.classList.contains("nref") && openNote(link)) event.preventDefault();
    if (link.matches("a.pin, a.label")) copy(addressOf(link.hash.slice(1)));
  });
  document.addEventListener("click", (event) => {
    act.querySelectorAll("details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  const pressed = {
    j: () => step(1),
    k: () => step(-1),
    c: () => { const element = inView(); if (element) copy(addressOf(element.id)); },
    s: () => { if (struck) struck.click(); },
    "?": () => keys.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return escape(event);
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const action = pressed[event.key];
    if (action) { event.preventDefault(); action(); }
  });
  function escape(event) {
    const open = event.target.closest && event.target.closest("details.menu[open], details.note[open]");
    if (!open) return;
    open.open = false;
    if (open.classList.contains("note") && asked) asked.focus(); else open.querySelector("summary").focus();
  }
});
