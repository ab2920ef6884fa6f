// Sends what is kept, in order, one sending at a time in all open pages; tells what is in the way.
import { elapsed } from "./live-clock.js";

const AT_ONCE = 50;
const PATIENCE = 12000; // shorter than the difference of clocks that the register leaves alone
const FIRST_WAIT = 5000;
const LONGEST_WAIT = 120000;

// One at a time in every page of this browser. Without locks the keys of the entries still keep them single.
export function alone(name, doing) {
  return navigator.locks ? navigator.locks.request(name, doing) : doing();
}

// What the register is told of an entry of an exercise's log.
function asLogged({ key, kind, at, place, label, unit, value, text }) {
  return { key, kind, at, place, label, unit, value, text };
}

// `fields`: what is sent of an entry; `told`: what to do with a whole answer. Both and `lock` are the page's own.
export class Sender {
  constructor(store, about, changed, { lock = `live-${about.exercise}`, fields = asLogged, told = () => undefined } = {}) {
    Object.assign(this, { store, about, changed, lock, fields, told });
    Object.assign(this, { token: about.token, trouble: "", sentence: "", clock: "" });
    this.wait = FIRST_WAIT;
    this.timer = 0;
    this.busy = false;
  }

  // Now, and again later as long as something is left.
  async send() {
    clearTimeout(this.timer);
    if (this.busy) return;
    this.busy = true;
    try {
      await alone(this.lock, () => this.empty());
    } finally {
      this.busy = false;
    }
    this.changed();
    if (this.store.unsent().length === 0) {
      this.wait = FIRST_WAIT;
      return;
    }
    this.timer = setTimeout(() => this.send(), this.trouble ? this.wait : 0);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  async empty() {
    for (;;) {
      const entries = this.store.unsent().slice(0, AT_ONCE);
      if (entries.length === 0) {
        this.trouble = this.sentence = "";
        return;
      }
      const answer = await this.post(entries) ?? await this.renewed(entries);
      if (!answer) return;
      this.clock = answer.clock || this.clock;
      this.told(answer);
      for (const told of answer.entries) this.take(entries.find((entry) => entry.key === told.key), told);
      this.trouble = this.sentence = "";
      this.wait = FIRST_WAIT;
      this.changed();
    }
  }

  take(entry, told) {
    if (!entry) return;
    if (told.kept) this.store.settle({ ...entry, remark: told.remark }, told.id, told.at);
    else this.store.put({ ...entry, why: told.why || "?" });
  }

  // The answer, or nothing with `trouble` set; undefined where the token may have grown old.
  async post(entries) {
    const sent = entries.map((entry) => ({ ...this.fields(entry), elapsed: elapsed(entry) }));
    const body = JSON.stringify({ account: this.about.account, now: Date.now(), entries: sent });
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token };
    const answer = await this.ask(this.about.send, { method: "POST", headers, body });
    if (!answer) return null;
    const json = answer.headers.get("Content-Type")?.startsWith("application/json");
    if (answer.ok && json) return this.heard(answer);
    if (answer.status === 400 && !json) return undefined;
    const said = json ? await this.heard(answer) : null;
    return this.stop(answer.status === 403 || answer.status === 404 ? "no_access" : "trouble", said?.why);
  }

  // An answer that breaks off in the middle is no answer.
  async heard(answer) {
    try {
      return await answer.json();
    } catch {
      return this.stop("offline");
    }
  }

  // Signed in again since the page was loaded: with a fresh token, once more.
  async renewed(entries) {
    if (this.trouble) return null;
    const answer = await this.ask(this.about.renew, {});
    if (!answer) return null;
    if (!answer.ok) return this.stop(answer.status === 403 || answer.status === 404 ? "no_access" : "trouble");
    const known = await this.heard(answer);
    if (!known) return null;
    this.token = known.token;
    return await this.post(entries) ?? (this.trouble ? null : this.stop("trouble"));
  }

  // A sign-in page instead of an answer shows itself as a redirect, which is not followed.
  async ask(address, more) {
    this.trouble = this.sentence = "";
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), PATIENCE);
    try {
      const answer = await fetch(address, {
        ...more, signal: giveUp.signal, redirect: "manual", cache: "no-store", credentials: "same-origin",
      });
      return answer.type === "opaqueredirect" ? this.stop("signed_out") : answer;
    } catch {
      return this.stop("offline");
    } finally {
      clearTimeout(timer);
    }
  }

  stop(trouble, sentence = "") {
    this.trouble = trouble;
    this.sentence = sentence;
    return null;
  }
}
