// Time on the page of an act: the line that can be grabbed, and who wrote a word. Without this file marks are links, the date is a form,
// and every provision has a list of its authors.
document.addEventListener("DOMContentLoaded", () => {
  const act = document.querySelector(".act");
  const time = act && act.querySelector(".time");
  if (!time) return;
  const field = time.querySelector("#at");
  const form = time.querySelector("form");

  // The unit being read stays in view on the other day.
  function inView() {
    if (act.classList.contains("alone") || window.scrollY < 200) return location.hash;
    const stops = [...act.querySelectorAll(".law section.article, .law .attachment, .law > .u")];
    const stop = stops.findLast((one) => one.getBoundingClientRect().top < window.innerHeight / 3);
    return stop && stop.id ? `#${stop.id}` : "";
  }
  function go(address) {
    location.assign(address + inView());
  }
  const addressOn = (iso) => {
    const address = new URL(location.href);
    address.hash = "";
    address.searchParams.delete("at");
    if (iso) address.searchParams.set("at", iso);
    return address.toString();
  };

  // The slider: drag it, or move from change to change with the arrows, by a year with Page Up and Page Down.
  const slider = time.querySelector(".time-slider");
  if (slider) {
    const tip = time.querySelector(".time-tip");
    const line = time.querySelector(".time-line");
    const language = document.documentElement.lang;
    const EPOCH = 719163;                          // the ordinal of 1 January 1970, as the server counts days
    const months = language === "az"
      ? ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr"]
      : ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    const asDate = (ordinal) => new Date((ordinal - EPOCH) * 86400000);
    const iso = (ordinal) => asDate(ordinal).toISOString().slice(0, 10);
    const ordinal = (text) => Math.round(Date.parse(text) / 86400000) + EPOCH;
    const spoken = (value) => { const d = asDate(value); return `${d.getUTCDate()} ${months[d.getUTCMonth()]} ${d.getUTCFullYear()}`; };
    const marks = [...time.querySelectorAll(".time-marks a")].map((link) => ({
      day: ordinal(link.dataset.day), title: link.querySelector("title").textContent, link,
    }));
    const first = Number(slider.value);
    const reach = Math.max(1, Math.round((slider.max - slider.min) / 150));
    slider.hidden = false;

    // Near a change the thumb takes its day.
    const snapped = (value) => {
      const near = marks.reduce((best, mark) => (Math.abs(mark.day - value) < Math.abs(best - value) ? mark.day : best), Infinity);
      return Math.abs(near - value) <= reach ? near : value;
    };
    function tell(value, words) {
      tip.hidden = false;
      tip.textContent = words;
      const part = (value - slider.min) / (slider.max - slider.min);
      const room = line.clientWidth - tip.offsetWidth;
      tip.style.left = `${Math.min(Math.max(part * line.clientWidth - tip.offsetWidth / 2, 0), Math.max(room, 0))}px`;
      slider.setAttribute("aria-valuetext", words);
    }
    function told(value) {
      const mark = marks.find((one) => one.day === value);
      tell(value, mark ? mark.title : spoken(value));
      field.value = iso(value).split("-").reverse().join(".");
    }
    let byKey = 0;
    function settle(value) {
      if (value === first) { tip.hidden = true; return; }
      go(addressOn(iso(value) === time.dataset.today ? "" : iso(value)));
    }
    slider.addEventListener("input", () => { slider.value = snapped(Number(slider.value)); told(Number(slider.value)); });
    slider.addEventListener("change", () => settle(Number(slider.value)));
    slider.addEventListener("blur", () => { tip.hidden = true; clearTimeout(byKey); });
    slider.addEventListener("keydown", (event) => {
      const now = Number(slider.value);
      const year = 365.25;
      const to = {
        ArrowRight: () => (marks.find((mark) => mark.day > now) || { day: Number(slider.max) }).day,
        ArrowUp: () => (marks.find((mark) => mark.day > now) || { day: Number(slider.max) }).day,
        ArrowLeft: () => (marks.findLast((mark) => mark.day < now) || { day: Number(slider.min) }).day,
        ArrowDown: () => (marks.findLast((mark) => mark.day < now) || { day: Number(slider.min) }).day,
        PageUp: () => Math.min(now + year, slider.max), PageDown: () => Math.max(now - year, slider.min),
        Home: () => Number(slider.min), End: () => Number(slider.max),
      }[event.key];
      if (event.key === "Enter") { event.preventDefault(); clearTimeout(byKey); settle(now); }
      if (event.key === "Escape") { clearTimeout(byKey); slider.value = first; told(first); tip.hidden = true; }
      if (!to || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      slider.value = Math.round(to());
      told(Number(slider.value));
      clearTimeout(byKey);
      byKey = setTimeout(() => settle(Number(slider.value)), 1500);
    });
    // A place on the line that is no mark is a day too.
    line.addEventListener("click", (event) => {
      const mark = event.target.closest(".time-marks a");
      if (mark) { event.preventDefault(); go(mark.href.baseVal || mark.getAttribute("href")); return; }
      const box = line.getBoundingClientRect();
      if (event.target === slider || event.clientY > box.top + 28) return;
      const value = Math.round(Number(slider.min) + (slider.max - slider.min) * (event.clientX - box.left) / box.width);
      slider.value = snapped(value);
      settle(Number(slider.value));
    });
    marks.forEach((mark) => {
      mark.link.addEventListener("mouseenter", () => tell(mark.day, mark.title));
      mark.link.addEventListener("mouseleave", () => { tip.hidden = true; slider.setAttribute("aria-valuetext", spoken(first)); });
    });
  }

  // Links to other days and the form keep the place too.
  time.addEventListener("click", (event) => {
    const link = event.target.closest(".steps a, .time-list a, a.to-today");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.href);
  });
  form.addEventListener("submit", () => { form.action = form.getAttribute("action").split("#")[0] + inView(); });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "t") { event.preventDefault(); field.focus(); field.select(); time.scrollIntoView({ block: "nearest" }); }
    const who = act.querySelector(".who-switch");
    if (event.key === "w" && who) { event.preventDefault(); go(who.href); }
  });
  const who = act.querySelector(".who-switch");
  if (who) {
    who.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(who.href);
    });
    who.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); go(who.href); } });
  }

  // Who wrote this: the word's entry in the list of authors, beside the word.
  const law = act.querySelector(".law");
  const card = act.querySelector(".author-card");
  if (!act.classList.contains("who") || !law || !card) return;
  const inside = card.querySelector(".author-words");
  let asked = null;

  function close(back) {
    card.hidden = true;
    if (asked) asked.removeAttribute("aria-expanded");
    if (back && asked) asked.focus();
    asked = null;
  }
  function open(content, at, word) {
    close(false);
    inside.replaceChildren(content);
    card.hidden = false;
    asked = word;
    if (word) word.setAttribute("aria-expanded", "true");
    if (!window.matchMedia("(max-width: 52rem)").matches) {
      const around = act.getBoundingClientRect();
      const left = Math.min(Math.max(at.left - around.left - 20, 8), around.width - card.offsetWidth - 8);
      card.style.left = `${left}px`;
      card.style.top = `${at.bottom - around.top + 8}px`;
    } else {
      card.style.left = card.style.top = "";
    }
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }
  function entry(word) {
    const item = document.getElementById(decodeURIComponent(word.hash.slice(1)));
    if (!item) return null;
    const copy = document.createElement("div");
    copy.append(...[...item.cloneNode(true).childNodes]);
    copy.querySelectorAll("details").forEach((details) => { details.open = true; });
    return copy;
  }
  law.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const cut = event.target.closest(".cut");
    const word = event.target.closest("a.by") || (cut && cut.nextElementSibling && cut.nextElementSibling.querySelector("a.by"));
    if (word) {
      const content = entry(word);
      if (!content) return;
      event.preventDefault();
      open(content, cut ? { left: event.clientX, bottom: event.clientY + 6 } : word.getClientRects()[0], word);
      return;
    }
    if (event.target.closest("a, button, summary, details, .beside, .authors") || String(getSelection())) return;
    const line = event.target.closest("p, .ht, td, th");
    if (!line) return;
    const content = document.createElement("p");
    content.textContent = card.dataset.first;
    open(content, { left: event.clientX, bottom: event.clientY + 6 }, null);
  });
  card.querySelector(".close").addEventListener("click", () => close(true));
  document.addEventListener("click", (event) => { if (!card.hidden && !card.contains(event.target) && !law.contains(event.target)) close(false); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !card.hidden) close(true); });
});
