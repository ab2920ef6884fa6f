'use strict';

// Fetches the points and unpacks the columns that preparedness/maps/encoding.py packs.
(function (room) {
  const FIRST = 35;
  const LEFT_OUT = 92;
  const BASE = 91;
  const LOCALITY_MARK = '\x1f';

  function natural(places, count) {
    const values = new Float64Array(count);
    let weight = 1;
    for (const place of places) {
      for (let row = 0; row < count; row += 1) {
        const code = place.charCodeAt(row);
        values[row] += weight * (code - FIRST - (code > LEFT_OUT ? 1 : 0));
      }
      weight *= BASE;
    }
    return values;
  }

  function whole(places, count) {
    return natural(places, count).map((value) => (value % 2 ? -(value + 1) / 2 : value / 2));
  }

  function words(column, count) {
    const codes = natural(column ? column.digits : [], count);
    return (row) => (column ? column.words[codes[row]] : '');
  }

  // Names the locality of each row, and the earlier row from which its position is counted.
  function recent(column, fresh, count) {
    const codes = natural(column.digits, count);
    const localities = [];
    const before = [];
    let heads = 0;
    let seen = [];
    for (let row = 0; row < count; row += 1) {
      if (fresh[row]) seen = [];
      const known = codes[row] > 0 ? seen.splice(codes[row] - 1, 1)[0] : null;
      localities.push(known ? known.name : column.words[heads]);
      before.push(known ? known.row : row - 1);
      if (!known) heads += 1;
      seen.unshift({ name: localities[row], row });
    }
    return { localities, before };
  }

  function added(steps, before) {
    for (let row = 1; row < steps.length; row += 1) steps[row] += steps[before[row]];
    return steps;
  }

  function refs(data) {
    const fresh = natural(data.series.digits, data.count);
    const number = whole(data.number, data.count);
    let series = 0;
    let running = 0;
    return Array.from(number, (step, row) => {
      series += fresh[row];
      running += step;
      return data.series.words[series] + (running < 0 ? '' : running);
    });
  }

  room.fetchJson = async function (address) {
    const answer = await fetch(address, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer.json();
  };

  room.decode = function (data) {
    const { count, scale } = data;
    const { localities, before } = recent(data.locality, natural(data.series.digits, count), count);
    const lat = added(whole(data.lat, count), before);
    const lon = added(whole(data.lon, count), before);
    const keys = ['name', 'state', 'level', 'example'];
    const [name, state, level, example] = keys.map((key) => words(data[key], count));
    return refs(data).map((ref, row) => ({
      ref,
      name: name(row).replaceAll(LOCALITY_MARK, () => localities[row]),
      locality: localities[row],
      state: state(row),
      level: level(row),
      example: Boolean(example(row)),
      lat: lat[row] / scale,
      lon: lon[row] / scale,
    }));
  };
})((window.safePointMap = window.safePointMap || {}));
