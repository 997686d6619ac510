// What pages gain when scripts run; nothing here is needed to use them.

const isChinese = document.documentElement.lang.startsWith("zh");
const say = (zh, en) => (isChinese ? zh : en);

// htmx: every request carries the token of this page's forms.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector('meta[name="csrf-token"]')?.content;
  if (token) event.detail.headers["X-CSRF-Token"] = token;
});

// A refused form: its summary takes the focus, so that it is read first.
const takeFocus = (root) => root.querySelector("[data-focus]")?.focus();
takeFocus(document);
document.addEventListener("htmx:afterSwap", (event) => {
  takeFocus(event.detail.target);
  prepare(event.detail.target);
});

// Drafts

const draftKey = (form) => `fx-draft:${form.dataset.draft}`;
const keeps = (field) =>
  field.name && !field.name.startsWith("_") && !["hidden", "password", "file", "submit", "button"].includes(field.type) &&
  field.dataset.private === undefined;

function read(form) {
  const values = {};
  for (const field of form.elements) {
    if (!keeps(field)) continue;
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.checked) (values[field.name] ??= []).push(field.value);
    } else if (field.value) (values[field.name] ??= []).push(field.value);
  }
  return values;
}

function write(form, values) {
  for (const field of form.elements) {
    if (!keeps(field)) continue;
    const kept = values[field.name];
    if (field.type === "checkbox" || field.type === "radio") field.checked = kept?.includes(field.value) ?? false;
    else if (kept) field.value = kept.shift() ?? "";
  }
}

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function store(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden store only means that there is no draft.
  }
}

function offerDraft(form) {
  const key = draftKey(form);
  const isRefused = document.querySelector(".fx-errors") !== null;
  const draft = stored(key);
  if (draft && !isRefused && Object.keys(read(form)).length === 0) {
    write(form, structuredClone(draft.values));
    const note = document.createElement("p");
    note.className = "fx-quiet";
    note.setAttribute("role", "status");
    note.append(say("已恢复您上次填写的内容。", "What you wrote last time is back. "));
    const clear = document.createElement("button");
    clear.type = "button";
    clear.className = "fx-button fx-button--quiet";
    clear.textContent = say("清除重填", "Clear it");
    clear.addEventListener("click", () => {
      store(key, null);
      form.reset();
      note.remove();
    });
    note.append(clear);
    form.prepend(note);
  }
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => store(key, { at: Date.now(), values: read(form) }), 400);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    store(key, { at: Date.now(), values: read(form) });
    sessionStorage.setItem("fx-sent", key);
  });
}

// A draft that was sent and did not come back refused is done with; old ones are thrown away.
function tidyDrafts() {
  const sent = sessionStorage.getItem("fx-sent");
  sessionStorage.removeItem("fx-sent");
  if (sent && !document.querySelector(".fx-errors")) store(sent, null);
  const weeks = 14 * 86400 * 1000;
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("fx-draft:") && Date.now() - (stored(key)?.at ?? 0) > weeks) store(key, null);
  }
}

function guard(form) {
  let isChanged = false;
  form.addEventListener("input", () => (isChanged = true));
  form.addEventListener("submit", () => (isChanged = false));
  addEventListener("beforeunload", (event) => {
    if (isChanged && form.isConnected && !form.dataset.draft) event.preventDefault();
  });
}

function count(field) {
  const note = document.createElement("p");
  note.className = "fx-field__count";
  note.setAttribute("aria-live", "polite");
  field.after(note);
  const show = () => {
    const left = field.maxLength - [...field.value].length;
    note.textContent = left <= 100 ? say(`还可以写${left}个字`, `${left} characters left`) : "";
  };
  field.addEventListener("input", show);
  show();
}

function once(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
    setTimeout(() => delete form.dataset.sent, 10000);
  });
}

function prepare(root) {
  for (const form of root.querySelectorAll("form[data-draft]")) offerDraft(form);
  for (const form of root.querySelectorAll("form[data-guard]")) guard(form);
  for (const form of root.querySelectorAll("form[method=post]")) once(form);
  for (const field of root.querySelectorAll("[data-count]")) count(field);
  for (const button of root.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.setAttribute("aria-label", say("已复制", "Copied"));
    });
  }
}

addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) delete form.dataset.sent;
});

// Menus close when something else is chosen.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".fx-menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

// Keys, on the desk only: single keys can be turned off, since some people speak to their computers.

const isDesk = document.documentElement.dataset.face === "desk";
const keysOff = () => localStorage.getItem("fx-keys") === "off";
const items = () => [...document.querySelectorAll("[data-item]")];

function move(step) {
  const all = items();
  if (all.length === 0) return;
  const now = all.findIndex((item) => item.dataset.current !== undefined);
  const next = all[Math.min(all.length - 1, Math.max(0, now < 0 ? (step > 0 ? 0 : all.length - 1) : now + step))];
  all[now]?.removeAttribute("data-current");
  next.setAttribute("data-current", "");
  next.scrollIntoView({ block: "nearest" });
  (next.querySelector("a") ?? next).focus({ preventScroll: true });
}

// A list that renews itself keeps the place where one was in it.
let place = null;
document.addEventListener("htmx:beforeSwap", (event) => {
  const current = event.target.querySelector("[data-item][data-current]");
  place = current && { id: current.id, hasFocus: current.contains(document.activeElement) };
});
document.addEventListener("htmx:afterSwap", () => {
  const item = place && document.getElementById(place.id);
  if (!item) return;
  item.setAttribute("data-current", "");
  if (place.hasFocus) (item.querySelector("a") ?? item).focus({ preventScroll: true });
  place = null;
});

const keys = [
  ["j", say("下一条", "Next in the list"), () => move(1)],
  ["k", say("上一条", "Previous in the list"), () => move(-1)],
  ["o", say("打开", "Open"), () => document.querySelector("[data-item][data-current] a")?.click()],
  ["a", say("办理当前事项", "Take the main action"), () => document.querySelector('[data-key="a"]')?.click()],
  ["/", say("查找", "Search"), () => document.querySelector("[data-search]")?.focus()],
  ["?", say("显示快捷键", "Show these keys"), () => showKeys()],
];

function showKeys() {
  const dialog = document.createElement("dialog");
  dialog.className = "fx-dialog";
  const title = document.createElement("h2");
  title.textContent = say("快捷键", "Keys");
  const list = document.createElement("dl");
  list.className = "fx-facts";
  for (const [key, meaning] of [...keys, ["Ctrl K", say("查找", "Search")]]) {
    const term = document.createElement("dt");
    const mark = document.createElement("kbd");
    mark.textContent = key;
    term.append(mark);
    const detail = document.createElement("dd");
    detail.textContent = meaning;
    list.append(term, detail);
  }
  const off = document.createElement("button");
  off.type = "button";
  off.className = "fx-button";
  const name = () => (off.textContent = keysOff() ? say("启用单键", "Turn single keys on") : say("停用单键", "Turn single keys off"));
  name();
  off.addEventListener("click", () => {
    localStorage.setItem("fx-keys", keysOff() ? "on" : "off");
    name();
  });
  const close = document.createElement("button");
  close.type = "button";
  close.className = "fx-button fx-button--primary";
  close.textContent = say("关闭", "Close");
  close.addEventListener("click", () => dialog.close());
  const row = document.createElement("div");
  row.className = "fx-buttons";
  row.append(close, off);
  dialog.append(title, list, row);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (!isDesk || event.altKey || event.metaKey || event.isComposing) return;
  if (event.ctrlKey) {
    if (event.key === "k" && document.querySelector("[data-search]")) {
      event.preventDefault();
      document.querySelector("[data-search]").focus();
    }
    return;
  }
  const isWriting = event.target.closest?.("input, textarea, select, dialog, [contenteditable]");
  if (isWriting) {
    if (event.key === "Escape" && event.target.blur) event.target.blur();
    return;
  }
  const match = keys.find(([key]) => key === event.key);
  if (!match || (keysOff() && event.key !== "?")) return;
  event.preventDefault();
  match[2]();
});

tidyDrafts();
prepare(document);
