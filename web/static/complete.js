// Offers under a search box while one types: places of acts, acts, terms, and what was searched here before.
// The ARIA combobox with a list: arrows move, Enter takes, Escape closes, Tab leaves. Without a script the box is a plain box.
(() => {
  const KEY = "toplu.recent";
  const MOST_RECENT = 30;
  const SHOWN_RECENT = 3;
  const PAUSE = 120;
  const recent = () => {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(found) ? found.filter((one) => typeof one === "string") : [];
    } catch { return []; }
  };
  const remember = (text) => {
    const typed = text.trim().slice(0, 200);
    if (!typed) return;
    try { localStorage.setItem(KEY, JSON.stringify([typed, ...recent().filter((one) => one !== typed)].slice(0, MOST_RECENT))); } catch { /* kept nowhere then */ }
  };
  const folding = { ə: "e", ı: "i", ö: "o", ü: "u", ğ: "g", ş: "s", ç: "c" };
  const folded = (text) => text.toLocaleLowerCase("az").replace(/[əıöüğşç]/g, (letter) => folding[letter]);

  document.querySelectorAll("input[data-complete]").forEach(attach);

  function attach(box) {
    const words = JSON.parse(box.dataset.words);
    const list = document.createElement("ul");
    list.id = `${box.id}-offers`;
    list.className = "offers";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", words.list);
    const status = document.createElement("p");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    const holder = document.createElement("div");
    holder.className = "offering";
    box.before(holder);
    holder.append(box, list, status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list", "aria-haspopup": "listbox",
    })) box.setAttribute(name, value);

    let offers = [];
    let at = -1;
    let typed = box.value;
    let waiting = 0;
    let asking = null;

    const close = () => {
      list.hidden = true;
      at = -1;
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    };
    const option = (offer, place) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${place}`;
      item.className = `offer offer-${offer.kind}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const part = (name, text, language) => {
        const span = Object.assign(document.createElement("span"), { className: name, textContent: text });
        if (language) span.lang = language;
        return span;
      };
      item.append(part("offer-text", offer.text, offer.language));
      if (offer.note) item.append(" ", part("offer-note", offer.note, offer.note_language));
      item.append(" ", part("offer-kind", words[offer.kind], ""));
      item.addEventListener("mousedown", (event) => event.preventDefault());
      item.addEventListener("click", () => take(offer));
      return item;
    };
    const show = (found) => {
      offers = found;
      at = -1;
      box.removeAttribute("aria-activedescendant");
      list.replaceChildren(...offers.map(option));
      list.hidden = offers.length === 0;
      box.setAttribute("aria-expanded", String(offers.length > 0));
      status.textContent = offers.length ? `${offers.length} ${words.some}` : words.none;
    };
    const choose = (place) => {
      at = place;
      [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
      box.value = at < 0 ? typed : offers[at].text;
      if (at < 0) return box.removeAttribute("aria-activedescendant");
      box.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    };
    const take = (offer) => {
      close();
      remember(offer.text);
      if (offer.kind === "place" || offer.kind === "act") { location.href = offer.href; return; }
      box.value = offer.text;
      box.form.requestSubmit();
    };
    const ask = () => {
      const wanted = box.value.trim();
      if (asking) asking.abort();
      if (wanted.length < 2) return close();
      asking = new AbortController();
      fetch(`${box.dataset.complete}?q=${encodeURIComponent(wanted)}`, { signal: asking.signal, headers: { Accept: "application/json" } })
        .then((answer) => (answer.ok ? answer.json() : { offers: [] }))
        .then((answer) => {
          if (box.value.trim() !== wanted || document.activeElement !== box) return;
          const own = recent().filter((one) => folded(one).startsWith(folded(wanted)) && one !== wanted).slice(0, SHOWN_RECENT)
            .map((text) => ({ kind: "recent", text, note: "", language: "", href: "" }));
          const others = answer.offers.filter((offer) => !own.some((one) => folded(one.text) === folded(offer.text)));
          show([...own, ...others].slice(0, 10));
        })
        .catch(() => { /* typing went on, or the server is away: the box stays a plain box */ });
    };

    box.addEventListener("input", () => {
      typed = box.value;
      clearTimeout(waiting);
      waiting = setTimeout(ask, PAUSE);
    });
    box.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        box.value = typed;
        close();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (list.hidden) { if (event.key === "ArrowDown" && event.altKey) ask(); return; }
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        choose((at + 1 + step + offers.length + 1) % (offers.length + 1) - 1);
      } else if (event.key === "Enter" && at >= 0) {
        event.preventDefault();
        take(offers[at]);
      }
    });
    box.addEventListener("blur", close);
    box.form.addEventListener("submit", () => { clearTimeout(waiting); remember(box.value); close(); });
  }
})();
