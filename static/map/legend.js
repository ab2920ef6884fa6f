'use strict';

// The legend: only the signs that stand on this map, in words.
(function (room) {
  function row(config, state) {
    const item = document.createElement('li');
    if (config.signs[state].warm) item.className = 'legend-warm';
    item.append(room.sign(config.signs[state].shape), room.stateWord(config, state));
    return item;
  }

  function fold(config, states) {
    const box = document.createElement('details');
    box.className = 'legend';
    box.open = matchMedia('(min-width: 40rem)').matches;
    const title = Object.assign(document.createElement('summary'), { textContent: config.words.legend });
    const list = document.createElement('ul');
    list.append(...states.map((state) => row(config, state)));
    box.append(title, list);
    return box;
  }

  room.addLegend = function (map, config, points) {
    const present = new Set(points.map((point) => (point.state in config.signs ? point.state : 'unknown')));
    const states = Object.keys(config.signs).filter((state) => present.has(state));
    if (!states.length) return;
    const control = L.control({ position: 'bottomleft' });
    control.onAdd = () => {
      const box = fold(config, states);
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    };
    control.addTo(map);
  };
})((window.safePointMap = window.safePointMap || {}));
