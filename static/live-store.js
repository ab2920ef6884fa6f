// What a page at the place keeps in the telephone: one item of its own for each entry, so that two open pages about the
// same thing never write over each other. Keys: live.<account>.<exercise>.<entry> (run.… for checklists); what has been
// sent: live-sent.….
const NAMES = ["live", "run"];
const memory = new Map();

function usable() {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

export const keeps = usable();

// What the browser does not take, because it is full or forbids it, stays in this page for as long as it is open.
const shelf = {
  get: (key) => memory.get(key) ?? (keeps ? localStorage.getItem(key) : null),
  set(key, text) {
    try {
      if (!keeps) throw new Error("nothing is kept");
      localStorage.setItem(key, text);
      memory.delete(key);
    } catch {
      memory.set(key, text);
    }
  },
  remove(key) {
    memory.delete(key);
    if (keeps) localStorage.removeItem(key);
  },
  keys() {
    const kept = Array.from({ length: keeps ? localStorage.length : 0 }, (_, place) => localStorage.key(place));
    return [...new Set([...kept, ...memory.keys()])].filter(Boolean);
  },
};

// When somebody signs out: what has been sent is nobody else's to see here.
export function forgetSent() {
  for (const key of shelf.keys()) if (NAMES.some((name) => key.startsWith(`${name}-sent.`))) shelf.remove(key);
}

// Random enough also where a page without https has no randomUUID.
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const parts = crypto.getRandomValues(new Uint32Array(4));
  return [...parts].map((part) => part.toString(16).padStart(8, "0")).join("-");
}

export class Store {
  constructor(account, number, name = NAMES[0]) {
    this.waiting = `${name}.${account}.${number}.`;
    this.sent = `${name}-sent.${account}.${number}.`;
    this.count = 0;
  }

  // In the order in which they were made; entries of the same moment in the order of this page.
  list(prefix) {
    const found = shelf.keys().filter((key) => key.startsWith(prefix)).map((key) => {
      try {
        return JSON.parse(shelf.get(key));
      } catch {
        return null;
      }
    });
    return found.filter((entry) => entry?.key).sort((a, b) => a.made - b.made || a.count - b.count);
  }

  all() { return this.list(this.waiting); }

  // Those that the register has not answered for yet.
  unsent() { return this.all().filter((entry) => !entry.why); }

  // Would be lost if the page were closed now.
  loose() { return [...memory.keys()].some((key) => key.startsWith(this.waiting)); }

  done() { return this.list(this.sent); }

  add(entry) {
    this.count += 1;
    const kept = { ...entry, key: newKey(), made: entry.at, count: this.count };
    this.put(kept);
    return kept;
  }

  put(entry) { shelf.set(this.waiting + entry.key, JSON.stringify(entry)); }

  get(key) {
    const text = shelf.get(this.waiting + key);
    return text ? JSON.parse(text) : null;
  }

  remove(key) { shelf.remove(this.waiting + key); }

  // It stands in the register: only what the page shows until it is loaded again is kept.
  settle(entry, id, at) {
    shelf.set(this.sent + entry.key, JSON.stringify({ ...entry, id, at }));
    this.remove(entry.key);
  }

  forget(key) { shelf.remove(this.sent + key); }
}
