// A telephone throws pages away: a worker opens this one again, also without network.

// Asks the worker, and waits for its answer.
function ask(worker, what) {
  const answer = new MessageChannel();
  return new Promise((resolve) => {
    answer.port1.onmessage = (told) => resolve(told.data);
    worker.postMessage(what, [answer.port2]);
  });
}

// `root` is the element of the page that says what it is about. Not once it is over and nothing is left to be sent: then
// it goes, and so does the worker, unless it looks after more pages than this (`data-page`).
export async function keepPage(root, isEmpty) {
  const about = root.dataset;
  const workers = navigator.serviceWorker;
  if (!workers || !window.caches || about.cached !== "") return;
  if (about.over === "yes" && isEmpty()) {
    const known = await workers.getRegistration(about.scope);
    if (known?.active) await ask(known.active, { drop: about.page ?? about.scope });
    if (!about.page) await known?.unregister();
    return;
  }
  const known = await workers.register(about.worker, { scope: about.scope });
  await workers.ready;
  const assets = performance.getEntriesByType("resource").map((each) => each.name);
  if (await ask(known.active, { keep: [window.location.pathname, ...assets] })) root.dataset.ready = "yes";
}
