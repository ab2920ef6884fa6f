// Writing a guideline: a preview after a pause in typing, Ctrl+S saves. The page works without this file.
const PAUSE = 700;
const PAUSE_OF_LONG = 2500;
const LONG = 60_000;
const PLACE = /^#place=(\d+),(\d+),(\d+)$/;

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

// Where the person was writing, when the page comes back after “Save and go on writing”: a fragment goes along with the
// form and the answer that sends it back here, never to the server.
function remember() {
  const place = [body.selectionStart, body.scrollTop, window.scrollY].map(Math.round);
  form.action = `${form.action.split("#")[0]}#place=${place}`;
}

function comeBack() {
  const place = PLACE.exec(location.hash)?.slice(1).map(Number);
  if (!place) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  if (form.hasAttribute("data-unsaved")) return;
  body.focus({ preventScroll: true });
  body.setSelectionRange(place[0], place[0]);
  body.scrollTop = place[1];
  window.scrollTo(0, place[2]);
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
