// Logging live: one tap keeps an entry in the telephone, from where it is sent in order, once. Without this file every
// button is a form of its own.
import { moved, shown, ticks } from "./live-clock.js";
import { keepPage } from "./live-keeping.js";
import { alone, Sender } from "./live-sending.js";
import { keeps, Store } from "./live-store.js";

const root = document.querySelector("#live");
const about = { ...root.dataset, account: Number(root.dataset.account) };
const words = JSON.parse(about.words);
const store = new Store(about.account, about.exercise);
const sender = new Sender(store, about, draw);
const part = (name) => document.querySelector(`#live-${name}`);
const forms = [...root.querySelectorAll("form[data-live]")];
let last = null; // the entry just made, which the page offers to correct
let asking = null;

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function called(entry) {
  const form = forms.find((each) => each.dataset.live === entry.kind);
  return entry.label || entry.name || form?.dataset.name || entry.kind;
}

function inWords(entry) {
  const figure = entry.value ? ` ${entry.value} ${entry.unit || ""}`.trimEnd() : "";
  return `${shown(entry.at)} ${called(entry)}${figure}${entry.text ? `: ${entry.text}` : ""}`;
}

// What is entered already of this kind here: the earliest, from the register or from this telephone.
function before(form) {
  const mine = [...store.unsent(), ...store.done()].filter((entry) => (
    entry.kind === form.dataset.live && entry.place === about.place));
  const times = mine.map((entry) => entry.at);
  if (form.dataset.at) times.push(Number(form.dataset.at));
  return times.length ? Math.min(...times) : null;
}

function enter(entry) {
  last = store.add(entry);
  for (const name of ["ask", "correct-error"]) part(name).hidden = true;
  part("done-text").textContent = fill(words.entered, { what: called(last), time: shown(last.at) });
  part("correct-time").value = shown(last.at).slice(-5);
  part("done").hidden = false;
  draw();
  sender.send();
}

// The sentence stands outside of what is hidden: only so is it read out.
function close() {
  part("done").hidden = true;
  part("done-text").textContent = "";
}

function wrongFigure(form, text) {
  const plain = text.replace(/\s/g, "").replace(",", ".").replace("−", "-");
  const { low, high, decimals } = form.dataset;
  const value = /^-?\d{1,9}(\.\d{1,2})?$/.test(plain) ? Number(plain) : Number.NaN;
  if (!(value >= Number(low) && value <= Number(high))) return fill(words.number, { low, high });
  return decimals === "0" && !Number.isInteger(value) ? words.whole : "";
}

function complain(form, name, sentence) {
  const field = form.elements[name];
  let place = form.querySelector(".govuk-error-message");
  if (!place) {
    place = Object.assign(document.createElement("p"), { className: "govuk-error-message", id: `${field.id}-error` });
    place.setAttribute("role", "alert");
    field.before(place);
  }
  place.textContent = sentence;
  field.setAttribute("aria-describedby", place.id);
  field.focus();
}

function faults(form) {
  const written = (name) => form.elements[name]?.value.trim();
  if (written("label") === "") return ["label", words.label];
  if ("low" in form.dataset) {
    const wrong = wrongFigure(form, written("value"));
    if (wrong) return ["value", wrong];
  }
  return written("text") === "" ? ["text", words.text] : null;
}

function tapped(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const wrong = faults(form);
  if (wrong) {
    complain(form, ...wrong);
    return;
  }
  form.querySelector(".govuk-error-message")?.remove();
  const entry = { kind: form.dataset.live, name: form.dataset.name, at: Date.now(), place: about.place, ...ticks() };
  for (const name of ["label", "unit", "value", "text"]) {
    if (form.elements[name]) entry[name] = form.elements[name].value.trim();
  }
  const already = form.querySelector(".live-button") ? before(form) : null;
  if (already === null) {
    enter(entry);
    for (const name of ["label", "unit", "value", "text"]) if (form.elements[name]) form.elements[name].value = "";
    return;
  }
  asking = entry;
  close();
  const values = { what: called(entry), before: shown(already), time: shown(entry.at) };
  part("ask-text").textContent = fill(words.again, values);
  part("ask").hidden = false;
  part("ask").focus();
}

// While nothing is being sent: what has been sent meanwhile is corrected in the register.
async function correct(event) {
  event.preventDefault();
  const at = moved(last.at, part("correct-time").value);
  part("correct-error").hidden = at !== undefined;
  part("correct-error").textContent = words.time;
  if (at === undefined) return;
  const sent = await alone(`live-${about.exercise}`, () => {
    const entry = store.get(last.key);
    if (entry) store.put({ ...entry, at, tick: entry.tick + at - entry.at, seen: entry.seen ?? entry.tick });
    return store.done().find((each) => each.key === last.key);
  });
  if (sent) {
    window.location = about.correct.replace("/0/", `/${sent.id}/`);
    return;
  }
  last = { ...last, at };
  part("done-text").textContent = fill(words.corrected, { what: called(last), time: shown(at) });
  draw();
  sender.send();
}

function drawButtons() {
  for (const form of forms) {
    const button = form.querySelector(".live-button");
    const time = button && before(form);
    if (!button || time === null) continue;
    button.classList.add("live-button--done");
    const waits = store.unsent().some((entry) => entry.kind === form.dataset.live && entry.place === about.place);
    button.querySelector(".live-button__time").textContent = shown(time) + (waits ? ` (${words.not_sent})` : "");
  }
}

function line(entry) {
  const item = document.createElement("li");
  item.append(Object.assign(document.createElement("span"), { textContent: inWords(entry) }));
  return item;
}

function drawWaiting() {
  const all = store.all();
  part("unsent").hidden = all.length === 0;
  part("waiting").replaceChildren(...all.map((entry) => {
    const item = line(entry);
    if (entry.why) {
      const text = document.createElement("span");
      text.className = "warned under";
      text.textContent = fill(words.refused, { why: entry.why });
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "link-button", textContent: words.remove });
      button.addEventListener("click", () => { store.remove(entry.key); draw(); });
      item.firstChild.append(text);
      item.append(button);
    }
    return item;
  }));
}

function drawSent() {
  const here = store.done().filter((entry) => entry.place === about.place);
  for (const old of part("latest").querySelectorAll("[data-mine]")) old.remove();
  part("latest").prepend(...here.reverse().map((entry) => {
    const item = line(entry);
    item.dataset.mine = "";
    if (entry.remark) item.firstChild.append(Object.assign(document.createElement("span"), {
      className: "warned under", textContent: entry.remark,
    }));
    const link = document.createElement("a");
    Object.assign(link, { className: "govuk-link touch", href: about.correct.replace("/0/", `/${entry.id}/`) });
    link.textContent = part("correct").querySelector("button").textContent;
    item.append(link);
    return item;
  }));
  part("nothing")?.toggleAttribute("hidden", here.length > 0);
}

function say(name, sentence) {
  if (part(name).textContent !== sentence) part(name).textContent = sentence;
}

function draw() {
  const count = store.unsent().length;
  const refused = store.all().length - count;
  const why = [count && (sender.sentence || words[sender.trouble]), sender.clock, keeps && !store.loose() ? "" : words.no_store];
  part("dock").hidden = false;
  say("count", fill(words.unsent, { count }));
  say("why", why.filter(Boolean).join(" "));
  say("refused", fill(words.refused_some, { count: refused }));
  part("refused").hidden = refused === 0;
  part("sign-in").hidden = !(count && sender.trouble === "signed_out");
  part("send").hidden = count === 0;
  drawButtons();
  drawWaiting();
  drawSent();
}

async function copy() {
  const text = store.all().map((entry) => `${inWords(entry)}${entry.why ? ` (${entry.why})` : ""}`).join("\n");
  part("text").value = text;
  part("text-group").hidden = false;
  part("text").select();
  await navigator.clipboard?.writeText(text).catch(() => undefined);
}

// What the register shows by itself need not be kept here.
for (const shownAlready of about.cached === "" ? root.querySelectorAll("#live-latest [data-key]") : []) {
  store.forget(shownAlready.dataset.key);
}
if (about.cached !== "") {
  part("cached").textContent = fill(words.cached, { minutes: Math.max(0, Math.round((Date.now() - about.cached) / 60000)) });
  part("cached").hidden = false;
}
// Beginning and ending are no entries: without network they would lead to a page that cannot be shown.
function network() {
  for (const form of document.querySelectorAll("form[data-network]")) {
    form.querySelector("button").disabled = !navigator.onLine;
    form.querySelector("[data-away]").hidden = navigator.onLine;
  }
  if (about.cached !== "" && navigator.onLine) say("cached", words.back);
}

for (const form of forms) form.addEventListener("submit", tapped);
for (const event of ["online", "offline"]) window.addEventListener(event, network);
network();
part("correct").addEventListener("submit", correct);
part("ask-yes").addEventListener("click", () => enter(asking));
part("ask-no").addEventListener("click", () => { part("ask").hidden = true; });
part("close").addEventListener("click", close);
window.addEventListener("beforeunload", (event) => { if (store.loose()) event.preventDefault(); });
part("send").addEventListener("click", () => sender.send());
part("copy").addEventListener("click", copy);
for (const event of ["online", "pageshow", "focus"]) window.addEventListener(event, () => sender.send());
window.addEventListener("storage", draw);
draw();
sender.send();
keepPage(root, () => store.all().length === 0).catch(() => undefined);
