'use strict';

// The operator's tiles lie over our own map; where they fail, ours shows through and a note says so.
(function (room) {
  room.addTiles = function (map, config, note) {
    let loaded = 0;
    const show = (working) => {
      map.getContainer().classList.toggle('with-tiles', working);
      note(working ? '' : config.words.no_tiles);
    };
    L.tileLayer(config.tiles.url, { maxZoom: config.options.maxZoom, referrerPolicy: 'origin' })
      .on('loading', () => (loaded = 0))
      .on('tileload', () => (loaded += 1))
      .on('tileerror', () => show(false))
      .on('load', () => loaded && show(true))
      .addTo(map);
  };
})((window.safePointMap = window.safePointMap || {}));
