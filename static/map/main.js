'use strict';

// Puts the map together from the settings in the document.
(function (room) {
  // Room for the controls around the points.
  const ROOM = { paddingTopLeft: [40, 40], paddingBottomRight: [40, 72] };

  function noteIn(box) {
    return (sentence, link) => {
      box.replaceChildren(sentence, ...(link ? [' ', link] : []));
    };
  }

  function listLink(config) {
    return Object.assign(document.createElement('a'), {
      href: config.list,
      target: '_top',
      textContent: config.words.list,
    });
  }

  function createMap(config) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const animation = { zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm, inertia: !calm };
    const map = L.map('map', { ...config.options, ...animation, zoomControl: false });
    L.control.zoom({ zoomInTitle: config.words.zoom_in, zoomOutTitle: config.words.zoom_out }).addTo(map);
    L.control.scale({ imperial: false, position: 'bottomright' }).addTo(map);
    return map.fitBounds(config.bounds, { ...ROOM, maxZoom: 13, animate: false });
  }

  function escaped(text) {
    const holder = document.createElement('i');
    holder.textContent = text;
    return holder.innerHTML;
  }

  // Leaflet writes attributions as HTML.
  function attribute(map, config) {
    map.attributionControl.setPrefix(false);
    for (const text of [config.words.attribution, config.tiles?.attribution]) {
      if (text) map.attributionControl.addAttribution(escaped(text));
    }
  }

  async function pointsOf(config) {
    const data = config.points || (config.data && (await room.fetchJson(config.data)));
    return data ? room.decode(data) : [];
  }

  // An address that ends in #0684-1 opens the map at that point.
  function openWanted(map, config, group, marks) {
    const wanted = decodeURIComponent(window.location.hash.slice(1));
    const mark = wanted && marks.find(({ point }) => point.ref === wanted);
    if (mark) group.zoomToShowLayer(mark, () => room.openPopup(map, config, mark));
  }

  async function addPoints(map, config) {
    const points = await pointsOf(config);
    const marks = room.marks(config, points);
    const group = await room.addMarks(map, config, marks);
    room.addLegend(map, config, points);
    openWanted(map, config, group, marks);
    document.documentElement.dataset.points = marks.length;
  }

  // Readers get a sentence, developers the reason.
  function told(tell) {
    return (reason) => {
      console.warn(reason);
      tell();
    };
  }

  async function start() {
    document.documentElement.classList.toggle('framed', window.parent !== window);
    const config = JSON.parse(document.getElementById('config').textContent);
    const note = noteIn(document.getElementById('note'));
    const map = createMap(config);
    room.map = map;
    attribute(map, config);
    const poorer = told(() => note(config.words.no_underlay));
    const points = addPoints(map, config).catch(told(() => note(config.words.no_points, listLink(config))));
    if (config.picking) room.addPicking(map, config, note);
    await points; // what people came for; the ground under it follows
    room.addUnderlay(map, config, poorer);
    if (config.tiles) room.addTiles(map, config, note);
  }

  start();
})((window.safePointMap = window.safePointMap || {}));
