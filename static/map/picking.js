'use strict';

// Choosing a position for a form: by click, or by moving the map and pressing Enter; the form's page is told.
(function (room) {
  const CLOSE = 15;

  function written(position) {
    return `${position.lat.toFixed(5)}, ${position.lng.toFixed(5)}`;
  }

  function pin(config) {
    const icon = L.divIcon({ className: 'pin', iconSize: [44, 44] });
    return L.marker([0, 0], { icon, draggable: true, keyboard: false, alt: config.words.picked_name });
  }

  function tell(message) {
    if (window.parent !== window) window.parent.postMessage(message, window.location.origin);
  }

  function listen(map, put) {
    window.addEventListener('message', (event) => {
      if (event.origin !== window.location.origin || event.source !== window.parent) return;
      if (event.data?.type !== 'map:show' || !Number.isFinite(event.data.lat) || !Number.isFinite(event.data.lon)) return;
      const position = L.latLng(event.data.lat, event.data.lon);
      put(position);
      if (!map.getBounds().contains(position)) map.setView(position, Math.max(map.getZoom(), 11), { animate: false });
    });
  }

  room.addPicking = function (map, config, note) {
    const marker = pin(config);
    const put = (position) => {
      marker.setLatLng(position).addTo(map);
      note(room.fill(config.words.picked, { position: written(position) }));
    };
    const choose = (position) => {
      put(position);
      tell({ type: 'map:picked', lat: Number(position.lat.toFixed(5)), lon: Number(position.lng.toFixed(5)) });
    };
    const box = map.getContainer();
    box.classList.add('picking');
    map.on('click', (event) => choose(event.latlng.wrap()));
    marker.on('dragend', () => choose(marker.getLatLng().wrap()));
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target === box) choose(map.getCenter());
    });
    listen(map, put);
    note(config.words.pick_help);
    map.options.maxZoom = Math.max(map.options.maxZoom, CLOSE);
    tell({ type: 'map:ready' });
  };
})((window.safePointMap = window.safePointMap || {}));
