'use strict';

// Names of places, larger ones first, as many as have room.
(function (room) {
  const MOST = 60;
  const GAP = 6;
  const BELOW_MARKS_FROM = 9;
  const SMALLEST = [[5, 60000], [6, 30000], [7, 12000], [8, 5000], [9, 2000], [10, 1000]];

  function smallest(zoom) {
    const step = SMALLEST.find(([until]) => zoom <= until);
    return step ? step[1] : 0;
  }

  function overlaps(a, b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }

  function boxOf(point, place) {
    const half = (place.name.length * 7.2 + GAP) / 2;
    return { left: point.x - half, right: point.x + half, top: point.y - 8 - GAP, bottom: point.y + 8 + GAP };
  }

  function choose(map, places) {
    const view = map.getBounds().pad(0.1);
    const least = smallest(map.getZoom());
    const taken = [];
    for (const place of places) {
      if (place.population < least || taken.length === MOST) break;
      if (!view.contains([place.lat, place.lon])) continue;
      const point = map.latLngToLayerPoint([place.lat, place.lon]);
      const box = boxOf(point, place);
      if (!taken.some((other) => overlaps(box, other.box))) taken.push({ place, point, box });
    }
    return taken;
  }

  function label({ place, point }) {
    const node = document.createElement('span');
    node.className = place.population >= 50000 ? 'place place-large' : 'place';
    node.textContent = place.name;
    L.DomUtil.setPosition(node, point);
    return node;
  }

  function rows(data) {
    return data.map(([name, lat, lon, population]) => ({ name, lat, lon, population }));
  }

  room.addPlaces = async function (map, address) {
    const pane = map.createPane('places');
    pane.style.zIndex = 250;
    pane.setAttribute('aria-hidden', 'true');
    const places = rows(await room.fetchJson(address));
    const write = () => {
      pane.classList.toggle('below-marks', map.getZoom() >= BELOW_MARKS_FROM);
      pane.replaceChildren(...choose(map, places).map(label));
    };
    map.on('moveend zoomend resize', write);
    map.on('zoomstart', () => pane.replaceChildren());
    write();
  };
})((window.safePointMap = window.safePointMap || {}));
