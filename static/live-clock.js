// Times as clocks in Sweden show them, wherever the telephone thinks it is.
const HOURS = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", dateStyle: "short" });
const MINUTE = 60000;
const HOUR = 60 * MINUTE;

let unseen = Number.NEGATIVE_INFINITY;

function looked() {
  if (document.visibilityState === "hidden") unseen = performance.now();
}
document.addEventListener("visibilitychange", looked);

// Where the clock of this page that nobody can set stands now; means nothing once the page is loaded again.
export function ticks() {
  return { tick: performance.now(), origin: performance.timeOrigin };
}

// Milliseconds since an entry was made, whatever became of the telephone's clock; undefined where that is not known.
// A telephone that sleeps may stop this count, which then is too small: it is trusted where the page was in sight all
// the time, or where even so it is more than the telephone's clock says.
export function elapsed(entry) {
  if (entry.tick === undefined || entry.origin !== performance.timeOrigin) return undefined;
  looked();
  const since = performance.now() - entry.tick;
  return unseen < (entry.seen ?? entry.tick) || since > Date.now() - entry.at ? Math.round(since) : undefined;
}

export function shown(at) {
  const today = DAY.format(Date.now()) === DAY.format(at);
  return today ? HOURS.format(at) : `${DAY.format(at)} ${HOURS.format(at)}`;
}

// The moment that a typed time such as 14:05 means for an entry of `at`: the nearest, undefined if that
// has not passed.
export function moved(at, text) {
  const found = /^\s*([01]?\d|2[0-3])[:.]?([0-5]\d)\s*$/.exec(text);
  if (!found) return undefined;
  const [hour, minute] = HOURS.format(at).split(":").map(Number);
  const difference = (Number(found[1]) - hour) * HOUR + (Number(found[2]) - minute) * MINUTE;
  if (difference === 0) return at;
  const begin = at - (at % MINUTE) + difference;
  const nearest = begin - at > 12 * HOUR ? begin - 24 * HOUR : at - begin > 12 * HOUR ? begin + 24 * HOUR : begin;
  return nearest > Date.now() ? undefined : nearest;
}
