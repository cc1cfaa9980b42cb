// Makes the pages nicer; each works without it. Nothing here talks to any machine but this one.
"use strict";
const all = (what, where = document) => [...where.querySelectorAll(what)];

// The letter: the marks lie under the text, so the text under them follows every key.
for (const editor of all(".editor")) {
  const [under, text] = [editor.querySelector(".under"), editor.querySelector("textarea")];
  text.addEventListener("input", () => { under.textContent = text.value + "\n"; });
}
const body = document.querySelector("#body");
if (body) {
  let asked = "";
  document.addEventListener("htmx:beforeRequest", (event) => { if (event.target === body) asked = body.value; });
  document.addEventListener("htmx:beforeSwap", (event) => {
    // An answer about words that have changed since would mark the wrong places.
    if (event.detail.requestConfig?.elt === body && body.value !== asked) event.detail.shouldSwap = false;
  });
}

// What was done: the bar goes after ten seconds, unless it is being looked at.
for (const bar of all("[data-toast]")) {
  const go = () => { if (!bar.matches(":hover, :focus-within")) bar.remove(); else setTimeout(go, 3000); };
  setTimeout(go, 10000);
}
if (location.search.includes("said=")) {
  const clean = new URL(location.href);
  clean.searchParams.delete("said");
  history.replaceState(null, "", clean);
}

// Copying words.
for (const button of all("[data-copy]")) button.addEventListener("click", async () => {
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
  const before = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = before; }, 2500);
});

// Words stay in this window if the desk is closed while one types.
const form = document.querySelector("[data-keep]");
const place = `words ${location.pathname}${location.search}`;
if (form) {
  const fields = () => all("textarea[name], input[name]:not([type=hidden], [type=radio], [type=file])", form);
  const bar = (text) => {
    const box = document.querySelector("#toast");
    box.innerHTML = "";
    const said = document.createElement("div");
    said.className = "toast warn";
    said.textContent = text;
    box.append(said);
  };
  const lost = () => {
    sessionStorage.setItem(place, JSON.stringify(fields().map((field) => [field.name, field.value])));
    bar("The desk has been closed. Your words stay in this window; start it again and go on.");
  };
  const kept = sessionStorage.getItem(place);
  if (kept) {
    const told = new Map(JSON.parse(kept));
    for (const field of fields()) if (told.get(field.name)) field.value = told.get(field.name);
    sessionStorage.removeItem(place);
    body?.dispatchEvent(new Event("input", { bubbles: true }));
    bar("These are the words that hadn’t been kept.");
  }
  document.addEventListener("htmx:sendError", lost);
  document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) sessionStorage.removeItem(place); });
}

// The zone of an empty desk, as the browser knows it.
const zone = document.querySelector("[data-zone=guess]");
if (zone) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || zone.value;

for (const link of all("[data-back]")) link.addEventListener("click", (event) => { event.preventDefault(); history.back(); });

// A call: a clock that counts what has been said.
const clock = document.querySelector("[data-clock]");
if (clock) {
  const button = document.querySelector("[data-clock-start]");
  let since = 0;
  const show = () => {
    const seconds = Math.floor((Date.now() - since) / 1000);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  button.hidden = false;
  button.addEventListener("click", () => { since = Date.now(); show(); if (!clock.dataset.runs) setInterval(show, 1000); clock.dataset.runs = "1"; });
}

// Keys, for those who want them (the page behind ? turns them off).
const keys = { t: "/", n: "/new", a: "/applications", l: "/check", c: "/calendar", s: "/table", m: "/manners", h: "/heard", "?": "/keys" };
const off = document.querySelector("[data-keys]");
if (off) {
  off.closest("label").hidden = false;
  off.checked = localStorage.getItem("keys") !== "off";
  off.addEventListener("change", () => localStorage.setItem("keys", off.checked ? "on" : "off"));
}
document.addEventListener("keydown", (event) => {
  const writing = event.target.matches("input, textarea, select, [contenteditable]");
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && event.target.form) {
    event.preventDefault();
    event.target.form.requestSubmit(event.target.form.querySelector(".btn.first") || undefined);
  } else if (!writing && !event.ctrlKey && !event.metaKey && !event.altKey && localStorage.getItem("keys") !== "off" && keys[event.key]) {
    event.preventDefault();
    location.href = (location.pathname.startsWith("/example") ? "/example" : "") + keys[event.key];
  }
});
document.documentElement.classList.add("script");
