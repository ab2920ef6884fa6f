// Opens the live page of an exercise, or a checklist that is run, without network. From the network first; kept are
// these pages themselves and what they are drawn with, nothing else of the register. static/register.js deletes all of it when somebody signs out.
const SHELF = "live";
const PAGE = /^\/register\/(ovningar\/\d+\/logga(\/[^/]+)?|checklistor\/\d+)$/;
const NO_PAGE = /\/(nyckel|skicka)$/;
const ASSET = /^\/static\//;
const PATIENCE = 6000;
const MARK = 'data-cached=""';
const keeping = new Set();

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate" && isPage(address)) event.respondWith(page(event, address));
  else if (ASSET.test(address.pathname)) event.respondWith(asset(request));
});

// The page asks to be kept together with what it is drawn with, and is told when that is done.
self.addEventListener("message", (event) => {
  const { keep: wanted, drop: below } = event.data ?? {};
  const doing = wanted ? keep(wanted) : below ? drop(below) : null;
  if (doing) event.waitUntil(doing.then((done) => event.ports[0]?.postMessage(done)));
});

function isPage(address) {
  return PAGE.test(address.pathname) && !NO_PAGE.test(address.pathname);
}

async function keep(addresses) {
  const wanted = addresses.map((each) => new URL(each, self.location)).filter((each) => (
    each.origin === self.location.origin && (isPage(each) || ASSET.test(each.pathname))));
  try {
    await Promise.all(wanted.map(async (address) => {
      if (isPage(address) && await caches.match(address.pathname, { cacheName: SHELF })) return;
      const answer = await fetch(address.pathname, { redirect: "manual", credentials: "same-origin" });
      if (!answer.ok) throw new Error(address.pathname);
      await (isPage(address) ? keepPage(address, answer) : (await caches.open(SHELF)).put(address.pathname, answer));
    }));
    return true;
  } catch {
    return false;
  }
}

// The exercise or the run is over and everything is sent: its pages go, also one that is just being kept.
async function drop(below) {
  await Promise.allSettled(keeping);
  const shelf = await caches.open(SHELF);
  for (const kept of await shelf.keys()) {
    const { pathname } = new URL(kept.url);
    if (pathname === below || pathname.startsWith(`${below}/`)) await shelf.delete(kept);
  }
  return true;
}

// Marked with when it was kept, so that a page from here tells its age.
async function keepPage(address, answer) {
  const html = (await answer.text()).replace(MARK, `data-cached="${Date.now()}"`);
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length", "Set-Cookie"]) headers.delete(name);
  await (await caches.open(SHELF)).put(address.pathname, new Response(html, { headers }));
}

// A network that does not answer in time is none, as long as the page is kept here.
async function page(event, address) {
  const kept = await caches.match(address.pathname, { cacheName: SHELF });
  const fetched = fetch(event.request).then((answer) => {
    const looking = looked(address, answer.clone()).finally(() => keeping.delete(looking));
    keeping.add(looking);
    event.waitUntil(looking);
    return answer;
  });
  if (!kept) return fetched;
  const instead = fetched.then((answer) => (answer.status >= 500 ? kept : answer), () => kept);
  const tooLate = new Promise((resolve) => { setTimeout(resolve, PATIENCE, kept); });
  return Promise.race([instead, tooLate]);
}

// A new copy; none where the register does not show the page to this browser any more.
async function looked(address, answer) {
  if (answer.ok && !answer.redirected && !address.search) await keepPage(address, answer);
  else if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) {
    await (await caches.open(SHELF)).delete(address.pathname);
  }
}

async function asset(request) {
  const { pathname } = new URL(request.url);
  try {
    const answer = await fetch(request);
    if (answer.ok) await (await caches.open(SHELF)).put(pathname, answer.clone());
    return answer;
  } catch (error) {
    const kept = await caches.match(pathname, { cacheName: SHELF });
    if (kept) return kept;
    throw error;
  }
}
