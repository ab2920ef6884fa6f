// What the live page keeps in the telephone: one item of its own for each entry, so that two open pages of the same
// exercise never write over each other. Keys: live.<account>.<exercise>.<entry>; what has been sent: live-sent.….
const memory = new Map();

function usable() {
  try {
    localStorage.setItem("live-try", "1");
    localStorage.removeItem("live-try");
    return true;
  } catch {
    return false;
  }
}

export const keeps = usable();
const shelf = keeps ? localStorage : {
  getItem: (key) => memory.get(key) ?? null,
  setItem: (key, text) => memory.set(key, text),
  removeItem: (key) => memory.delete(key),
  key: (place) => [...memory.keys()][place] ?? null,
  get length() { return memory.size; },
};

// When somebody signs out: what has been sent is nobody else's to see here.
export function forgetSent() {
  const keys = Array.from({ length: shelf.length }, (_, place) => shelf.key(place));
  for (const key of keys) if (key?.startsWith("live-sent.")) shelf.removeItem(key);
}

// Random enough also where a page without https has no randomUUID.
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const parts = crypto.getRandomValues(new Uint32Array(4));
  return [...parts].map((part) => part.toString(16).padStart(8, "0")).join("-");
}

export class Store {
  constructor(account, exercise) {
    this.waiting = `live.${account}.${exercise}.`;
    this.sent = `live-sent.${account}.${exercise}.`;
    this.count = 0;
  }

  // In the order in which they were made; entries of the same moment in the order of this page.
  list(prefix) {
    const keys = Array.from({ length: shelf.length }, (_, place) => shelf.key(place));
    const found = keys.filter((key) => key?.startsWith(prefix)).map((key) => {
      try {
        return JSON.parse(shelf.getItem(key));
      } catch {
        return null;
      }
    });
    return found.filter((entry) => entry?.key).sort((a, b) => a.made - b.made || a.count - b.count);
  }

  all() { return this.list(this.waiting); }

  // Those that the register has not answered for yet.
  unsent() { return this.all().filter((entry) => !entry.why); }

  done() { return this.list(this.sent); }

  add(entry) {
    this.count += 1;
    const kept = { ...entry, key: newKey(), made: entry.at, count: this.count };
    this.put(kept);
    return kept;
  }

  put(entry) { shelf.setItem(this.waiting + entry.key, JSON.stringify(entry)); }

  get(key) {
    const text = shelf.getItem(this.waiting + key);
    return text ? JSON.parse(text) : null;
  }

  remove(key) { shelf.removeItem(this.waiting + key); }

  // It stands in the register: only what the page shows until it is loaded again is kept.
  settle(entry, id, at) {
    shelf.setItem(this.sent + entry.key, JSON.stringify({ ...entry, id, at }));
    this.remove(entry.key);
  }

  forget(key) { shelf.removeItem(this.sent + key); }
}
