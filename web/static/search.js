// The page of results: copying and saving a search, years drawn over. All of it works by links and forms without a script.
(() => {
  const KEY = "toplu.searches";
  const MOST = 50;
  const said = document.querySelector("[data-said]");
  const say = (words) => { if (said) said.textContent = words; };

  // Kept searches: [{name, address}], newest first, in this browser alone.
  const kept = () => {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(found) ? found.filter((one) => typeof one.name === "string" && /^\/(az|en)\/search\?/.test(one.address)) : [];
    } catch { return []; }
  };
  const keep = (searches) => {
    try { localStorage.setItem(KEY, JSON.stringify(searches.slice(0, MOST))); return true; } catch { return false; }
  };

  document.querySelectorAll("[data-copy]").forEach((button) => {
    button.closest("[hidden]").hidden = false;
    button.addEventListener("click", () => {
      const copied = navigator.clipboard ? navigator.clipboard.writeText(button.dataset.copy) : Promise.reject(new Error("none"));
      copied.then(() => say(button.dataset.done), () => say(button.dataset.failed));
    });
  });

  document.querySelectorAll("[data-save]").forEach((button) => {
    button.closest("[hidden]").hidden = false;
    button.addEventListener("click", () => {
      const others = kept().filter((one) => one.address !== button.dataset.save);
      say(keep([{ name: button.dataset.name, address: button.dataset.save }, ...others]) ? button.dataset.done : button.dataset.failed);
    });
  });

  document.querySelectorAll("[data-kept]").forEach((item) => { item.hidden = false; });

  const list = document.querySelector("[data-saved]");
  if (list) {
    list.hidden = false;
    const show = () => {
      const searches = kept();
      list.querySelector("[data-none]").hidden = searches.length > 0;
      list.querySelector("ul").replaceChildren(...searches.map(row));
    };
    const row = (search) => {
      const item = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: search.address, textContent: search.name });
      const name = Object.assign(document.createElement("input"), { type: "text", value: search.name, maxLength: 120, className: "form-control" });
      name.setAttribute("aria-label", `${list.dataset.nameOf}: ${search.name}`);
      name.addEventListener("change", () => {
        const called = name.value.trim() || search.name;
        keep(kept().map((one) => (one.address === search.address ? { ...one, name: called } : one)));
        show();
      });
      const remove = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-quiet", textContent: list.dataset.remove });
      remove.setAttribute("aria-label", `${list.dataset.remove}: ${search.name}`);
      remove.addEventListener("click", () => {
        keep(kept().filter((one) => one.address !== search.address));
        show();
        list.querySelector("h2").setAttribute("tabindex", "-1");
        list.querySelector("h2").focus();
      });
      item.append(link, name, remove);
      return item;
    };
    show();
  }

  // Years: press on a column, draw to another, let go.
  const drawing = document.querySelector("svg[data-years]");
  if (drawing) {
    const band = drawing.querySelector(".drawn");
    const label = document.querySelector("[data-drawn]");
    const wide = drawing.viewBox.baseVal.width;
    const first = Number(drawing.dataset.first);
    const count = wide / 6;
    let from = null;
    let to = null;
    let moved = false;
    const yearAt = (event) => {
      const box = drawing.getBoundingClientRect();
      const place = Math.floor((event.clientX - box.left) / box.width * count);
      return first + Math.min(Math.max(place, 0), count - 1);
    };
    const draw = () => {
      const low = Math.min(from, to) - first;
      band.setAttribute("x", low * 6);
      band.setAttribute("width", (Math.abs(to - from) + 1) * 6);
      label.textContent = from === to ? from : `${Math.min(from, to)}–${Math.max(from, to)}`;
    };
    const forget = () => { from = to = null; band.setAttribute("width", 0); label.textContent = ""; };
    drawing.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      from = to = yearAt(event);
      moved = false;
      draw();
    });
    window.addEventListener("pointermove", (event) => {
      if (from === null) return;
      to = yearAt(event);
      moved = moved || from !== to;
      draw();
    });
    window.addEventListener("pointerup", () => {
      if (from === null || from === to) return forget();
      location.href = drawing.dataset.href.replace(drawing.dataset.place, `${Math.min(from, to)}-${Math.max(from, to)}`);
    });
    window.addEventListener("pointercancel", forget);
    drawing.addEventListener("dragstart", (event) => event.preventDefault());
    drawing.addEventListener("click", (event) => { if (moved) event.preventDefault(); });
    window.addEventListener("keydown", (event) => { if (event.key === "Escape") forget(); });
  }

  // The drawer of filters on a phone: Escape closes it, and the focus goes back to what opened it.
  const drawer = document.querySelector("details[data-facets]");
  if (drawer) document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.open || matchMedia("(min-width: 62rem)").matches) return;
    drawer.open = false;
    drawer.querySelector("summary").focus();
  });
})();
