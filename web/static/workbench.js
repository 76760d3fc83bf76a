// The workbench by keys, and rows kept without leaving the page. Everything works without it, a page load a step.
(() => {
  const rows = () => [...document.querySelectorAll(".bench-row")];
  const here = () => document.activeElement.closest(".bench-row");
  const keys = document.querySelector("[data-keys]");
  if (keys) keys.hidden = false;

  const go = (row) => {
    if (!row) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "start" });
  };
  const step = (by) => {
    const all = rows();
    const at = all.indexOf(here());
    go(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
  };
  const open = (row) => ["suggested", "recheck"].includes(row.dataset.state);
  const nextOpen = () => {
    const all = rows();
    const at = all.indexOf(here());
    const found = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].find(open);
    if (found) { go(found); return; }
    const next = document.querySelector(".pager [rel=next]");
    if (next) next.click();
  };
  const press = (row, value) => {
    const button = row && row.querySelector(`.decide [value="${value}"]`);
    if (button) button.form.requestSubmit(button);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys) return;
    const ticks = event.target.matches("input[type=checkbox], input[type=radio]");
    if (event.target.closest("input, textarea, select, button, a, summary") && !(ticks && /^[jkxu1-5]$/.test(event.key))) return;
    const row = here();
    const act = {
      j: () => step(1), k: () => step(-1), " ": nextOpen,
      Enter: () => press(row, "confirm"), x: () => press(row, "reject"), u: () => press(row, "undo"),
    }[event.key];
    if (act && (row || ["j", "k", " "].includes(event.key))) { event.preventDefault(); act(); return; }
    if (row && "12345".includes(event.key)) {
      const degree = row.querySelectorAll(".degree input")[Number(event.key) - 1];
      if (degree) { event.preventDefault(); degree.checked = true; }
    }
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest(".decide");
    if (!form || !window.fetch || !form.closest("#bench-rows")) return;
    event.preventDefault();
    const body = new FormData(form);
    if (event.submitter) body.set(event.submitter.name, event.submitter.value);
    const row = form.closest(".bench-row");
    form.querySelectorAll("button").forEach((one) => { one.disabled = true; });
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "workbench" } });
    } catch {
      answer = null;
    }
    if (!answer || ![200, 409, 422].includes(answer.status)) {
      form.querySelectorAll("button").forEach((one) => { one.disabled = false; });
      if (event.submitter) {                      // the page's own way tells what is wrong: signed out, the site away
        const typed = document.createElement("input");
        typed.type = "hidden"; typed.name = event.submitter.name; typed.value = event.submitter.value;
        form.append(typed);
      }
      form.submit();
      return;
    }
    const box = document.createElement("template");
    box.innerHTML = await answer.text();
    const fresh = box.content.querySelector(".bench-row");
    const progress = box.content.querySelector("[data-progress]");
    row.replaceWith(fresh);
    if (progress) document.getElementById("progress").replaceChildren(progress.content);
    if (answer.ok) { fresh.focus({ preventScroll: true }); nextOpen(); } else { go(fresh); fresh.querySelector(".summary").focus(); }
  });
})();
