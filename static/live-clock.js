// Times as clocks in Sweden show them, wherever the telephone thinks it is.
const HOURS = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", dateStyle: "short" });
const MINUTE = 60000;
const HOUR = 60 * MINUTE;

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
