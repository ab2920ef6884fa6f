// Ticking a checklist: one tap keeps a tick in the telephone, from where it is sent in order, once. Without this file
// every button is a form of its own.
import { shown, ticks } from "./live-clock.js";
import { keepPage } from "./live-keeping.js";
import { Sender } from "./live-sending.js";
import { keeps, Store } from "./live-store.js";

const root = document.querySelector("#run");
const about = { ...root.dataset, account: Number(root.dataset.account) };
const words = JSON.parse(about.words);
const store = new Store(about.account, about.run, "run");
const part = (name) => document.querySelector(`#run-${name}`);
const lines = [...root.querySelectorAll("[data-item]")];
const STATES = ["open", "done", "not_done", "not_relevant"];

function asTick({ key, item, mark, at, text }) {
  return { key, item, mark, at, remark: text };
}

const sender = new Sender(store, about, draw, { lock: `run-${about.run}`, fields: asTick, told: heard });

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// How the items stand in the register, also by what others have ticked.
function heard(answer) {
  for (const line of lines) {
    const known = answer.items?.[line.dataset.item];
    if (!known) continue;
    Object.assign(line.dataset, { mark: known.mark, at: known.at, who: known.who });
  }
}

// The tick that counts: the latest, of the register's and of this telephone's.
function standing(line) {
  const item = line.dataset.item;
  const { mark, at, who } = line.dataset;
  let found = { mark, at: at ? Number(at) : Number.NEGATIVE_INFINITY, who, mine: false };
  const unsent = store.unsent().filter((entry) => entry.item === item);
  for (const entry of [...store.done().filter((each) => each.item === item), ...unsent]) {
    if (entry.at >= found.at) found = { mark: entry.mark, at: entry.at, who: about.who, mine: true };
  }
  return { ...found, waits: unsent.length > 0 };
}

function isLate(line, now) {
  const due = Number(line.dataset.due);
  if (!due) return false;
  if (now.mark === "open" || now.mark === "not_done") return Date.now() > due;
  return now.mark === "done" && now.at > due;
}

function drawLine(line) {
  const now = standing(line);
  for (const each of STATES) line.classList.toggle(`run-item--${each}`, each === now.mark);
  for (const button of line.querySelectorAll(".run-button")) {
    button.setAttribute("aria-pressed", button.value === now.mark ? "true" : "false");
  }
  for (const button of line.querySelectorAll("[data-same]")) button.value = now.mark;
  for (const button of line.querySelectorAll("[data-undo]")) button.hidden = now.mark === "open";
  const late = line.querySelector("[data-late]");
  if (late && about.over === "no") late.hidden = !isLate(line, now);
  if (now.mine || now.who) {
    const told = fill(words[`how_${now.mark}`], { time: shown(now.at), who: now.who });
    say(line.querySelector("[data-state]"), now.waits ? `${told} (${words.not_sent})` : told);
  }
  return now.mark;
}

// How many items stand how; what there is none of is left out.
function drawCounts(marks) {
  for (const place of part("progress").querySelectorAll("[data-count]")) {
    const mark = place.dataset.count;
    const count = marks.filter((each) => each === mark).length;
    const over = mark === "open" && about.over === "yes";
    say(place, fill(words[`count_${mark}${over ? "_over" : ""}`], { count, all: about.all }));
    place.hidden = mark !== "done" && count === 0;
  }
}

function inWords(entry) {
  const line = lines.find((each) => each.dataset.item === entry.item);
  const task = line?.querySelector(".run-item__task").textContent.trim() ?? entry.item;
  const told = fill(words[`how_${entry.mark}`], { time: shown(entry.at), who: about.who });
  return `${task}: ${told}${entry.text ? `. ${entry.text}` : ""}`;
}

function drawWaiting() {
  const all = store.all();
  part("unsent").hidden = all.length === 0;
  part("waiting").replaceChildren(...all.map((entry) => {
    const item = document.createElement("li");
    item.append(Object.assign(document.createElement("span"), { textContent: inWords(entry) }));
    if (entry.why) {
      const why = fill(words.refused, { why: entry.why });
      item.firstChild.append(Object.assign(document.createElement("span"), { className: "warned under", textContent: why }));
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "link-button touch", textContent: words.remove });
      button.addEventListener("click", () => { store.remove(entry.key); draw(); });
      item.append(button);
    }
    return item;
  }));
}

function say(place, sentence) {
  if (place.textContent !== sentence) place.textContent = sentence;
}

function draw() {
  const count = store.unsent().length;
  const refused = store.all().length - count;
  const kept = keeps && !store.loose() ? "" : words.no_store;
  part("dock").hidden = about.over === "yes" && store.all().length === 0;
  say(part("count"), fill(words.unsent, { count }));
  say(part("why"), [count && (sender.sentence || words[sender.trouble]), sender.clock, kept].filter(Boolean).join(" "));
  say(part("refused"), fill(words.refused_some, { count: refused }));
  part("refused").hidden = refused === 0;
  part("sign-in").hidden = !(count && sender.trouble === "signed_out");
  part("send").hidden = count === 0;
  drawCounts(lines.map(drawLine));
  drawWaiting();
}

function tapped(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const { item, mark: before } = form.closest("[data-item]").dataset;
  const { remark } = form.elements;
  store.add({ item, mark: event.submitter?.value ?? before, text: remark.value.trim(), at: Date.now(), ...ticks() });
  remark.value = "";
  for (const details of form.querySelectorAll("details")) details.open = false;
  draw();
  sender.send();
}

// What ends the checklist needs a network: without it the buttons would lead to a page that cannot be shown.
function network() {
  for (const each of root.querySelectorAll("[data-network]")) each.hidden = !navigator.onLine;
  for (const each of root.querySelectorAll("[data-away]")) each.hidden = navigator.onLine;
  if (about.cached !== "" && navigator.onLine) say(part("cached"), words.back);
}

// A page that was kept shows every item: the address says whose are wanted.
function filter() {
  const role = new URLSearchParams(window.location.search).get("roll");
  const known = role && lines.some((line) => line.dataset.role === role);
  for (const line of lines) line.hidden = Boolean(known) && ![role, "nobody"].includes(line.dataset.role);
}

if (about.cached === "") {
  // What the register shows by itself need not be kept here.
  for (const each of root.querySelectorAll("[data-key]")) store.forget(each.dataset.key);
} else {
  const minutes = Math.max(0, Math.round((Date.now() - about.cached) / 60000));
  say(part("cached"), fill(words.cached, { minutes }));
  part("cached").hidden = false;
}
for (const form of root.querySelectorAll("form[data-run-form]")) form.addEventListener("submit", tapped);
for (const event of ["online", "offline"]) window.addEventListener(event, network);
window.addEventListener("beforeunload", (event) => { if (store.loose()) event.preventDefault(); });
part("send").addEventListener("click", () => sender.send());
for (const event of ["online", "pageshow", "focus"]) window.addEventListener(event, () => sender.send());
window.addEventListener("storage", draw);
setInterval(draw, 30000);
filter();
network();
draw();
sender.send();
keepPage(root, () => store.all().length === 0).catch(() => undefined);
