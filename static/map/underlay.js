'use strict';

// The map under the points, drawn from our own files: land, lakes and borders.
(function (room) {
  const MUNICIPALITIES_FROM = 7;
  const NEAR_FROM = 9;
  const STYLES = {
    land: { fill: '--land', below: NEAR_FROM },
    lakes: { fill: '--sea', below: NEAR_FROM },
    land_near: { fill: '--land', from: NEAR_FROM },
    lakes_near: { fill: '--sea', from: NEAR_FROM },
    counties: { weight: 1.2, color: '--county' },
    municipalities: { weight: 0.8, color: '--municipality', from: MUNICIPALITIES_FROM },
  };

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function styleOf(wanted) {
    return {
      stroke: Boolean(wanted.weight),
      weight: wanted.weight || 0,
      color: wanted.color && colour(wanted.color),
      fill: Boolean(wanted.fill),
      fillOpacity: 1,
      fillColor: wanted.fill && colour(wanted.fill),
    };
  }

  function shape(data, name, renderer) {
    return L.geoJSON(data, { interactive: false, renderer, pane: 'underlay', style: styleOf(STYLES[name]) });
  }

  function fits(map, { from = 0, below = Infinity }) {
    return map.getZoom() >= from && map.getZoom() < below;
  }

  // A layer is fetched when the reader first comes as close, or as far, as it is drawn for.
  function whenWanted(map, wanted) {
    return new Promise((resolve) => {
      const look = () => {
        if (!fits(map, wanted)) return;
        map.off('zoomend', look);
        resolve();
      };
      map.on('zoomend', look);
      look();
    });
  }

  // Shows the layers that fit, in the order of STYLES.
  function arrange(map, layers) {
    const names = Object.keys(STYLES).filter((name) => layers.has(name));
    for (const name of names) {
      if (fits(map, STYLES[name])) layers.get(name).addTo(map).bringToFront();
      else layers.get(name).remove();
    }
  }

  async function add(map, address, name, { layers, renderer }) {
    await whenWanted(map, STYLES[name]);
    layers.set(name, shape(await room.fetchJson(address), name, renderer));
    arrange(map, layers);
  }

  function followScheme(layers) {
    const restyle = () => layers.forEach((layer, name) => layer.setStyle(styleOf(STYLES[name])));
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
      matchMedia(query).addEventListener('change', restyle);
    }
  }

  // Layers are fetched side by side; one that fails leaves the others.
  room.addUnderlay = function (map, config, failed) {
    map.createPane('underlay').style.zIndex = 150;
    const drawing = { layers: new Map(), renderer: L.canvas({ pane: 'underlay', padding: 0.3 }) };
    for (const name of Object.keys(STYLES).filter((layer) => config.layers[layer])) {
      add(map, config.layers[name], name, drawing).catch(failed);
    }
    map.on('zoomend', () => arrange(map, drawing.layers));
    if (config.layers.places) room.addPlaces(map, config.layers.places).catch(failed);
    followScheme(drawing.layers);
  };
})((window.safePointMap = window.safePointMap || {}));
