// Writing a guideline: a preview after a pause in typing, Ctrl+S saves. The page works without this file.
const PAUSE = 700;
const PAUSE_OF_LONG = 2500;
const LONG = 60_000;
const PLACE = "guideline-place";

const form = document.querySelector("form[data-writing]");
const body = form.elements.body;
const pane = document.querySelector("[data-previewed]");
const here = pane.querySelector("[data-preview-here]");
const outOfReach = pane.querySelector("[data-out-of-reach]");
const tooLong = document.querySelector("[data-too-long]");
let asked = null;
let timer = 0;

// The answer was escaped by our own templates; it is read as a document of its own, in which nothing runs.
function show(html) {
  const parts = new DOMParser().parseFromString(html, "text/html").body.childNodes;
  here.replaceChildren(...[...parts].map((part) => document.adoptNode(part)));
}

async function preview() {
  asked?.abort();
  const mine = new AbortController();
  asked = mine;
  const sent = new FormData();
  sent.append("csrf_token", form.elements.csrf_token.value);
  sent.append("body", body.value);
  try {
    const answer = await fetch(form.dataset.preview, {
      method: "POST", body: sent, headers: { Accept: "application/json" }, signal: mine.signal, redirect: "error",
    });
    if (!answer.ok) throw new Error(answer.status);
    show((await answer.json()).html);
    outOfReach.hidden = true;
  } catch (error) {
    if (error.name !== "AbortError") outOfReach.hidden = false;
  }
}

function typed() {
  tooLong.hidden = body.value.length <= Number(form.dataset.most);
  clearTimeout(timer);
  timer = setTimeout(preview, body.value.length > LONG ? PAUSE_OF_LONG : PAUSE);
}

// Where the person was writing, when the page comes back after “Save and go on writing”.
function remember() {
  const place = { page: form.action, at: body.selectionStart, top: body.scrollTop, page_top: window.scrollY };
  sessionStorage.setItem(PLACE, JSON.stringify(place));
}

function comeBack() {
  const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  sessionStorage.removeItem(PLACE);
  if (place?.page !== form.action || form.hasAttribute("data-unsaved")) return;
  body.focus({ preventScroll: true });
  body.setSelectionRange(place.at, place.at);
  body.scrollTop = place.top;
  window.scrollTo(0, place.page_top);
}

body.addEventListener("input", typed);
form.addEventListener("submit", (event) => { if (event.submitter?.name === "stay") remember(); });
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("button[name=stay]"));
});

// What was sent and not saved is as unsaved as what was just typed.
if (form.hasAttribute("data-unsaved")) form.dispatchEvent(new Event("input"));
pane.hidden = false;
comeBack();
preview();
