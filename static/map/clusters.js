'use strict';

// Clusters: many points in one place stand as one named, focusable number.
(function (room) {
  const ClusterIcon = L.DivIcon.extend({
    createIcon() {
      const node = document.createElement('div');
      node.append(Object.assign(document.createElement('span'), { textContent: this.options.count }));
      node.setAttribute('aria-label', this.options.label);
      this._setIconStyles(node, 'icon');
      room.pressable(node);
      return node;
    },
  });

  function clusterIcon(config, cluster) {
    const count = cluster.getChildCount();
    const warm = cluster.getAllChildMarkers().filter((mark) => mark.warm).length;
    const sentence = warm ? config.words.cluster_warm : config.words.cluster;
    const className = `cluster${warm ? ' cluster-warm' : ''}${count > 99 ? ' cluster-large' : ''}`;
    return new ClusterIcon({ className, count, label: room.fill(sentence, { count, warm }), iconSize: [44, 44] });
  }

  function settings(config, done) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    return {
      animate: !calm,
      chunkedLoading: true,
      chunkDelay: 5,
      chunkProgress: (processed, total) => processed === total && done(),
      iconCreateFunction: (cluster) => clusterIcon(config, cluster),
      maxClusterRadius: 64,
      showCoverageOnHover: false,
    };
  }

  // A cluster that dissolves under the keyboard leaves the focus on the map.
  function keepFocus(map, cluster) {
    if (cluster.getElement() === document.activeElement) {
      map.once('zoomstart', () => map.getContainer().focus({ preventScroll: true }));
    }
  }

  // Resolves when every point stands.
  room.addMarks = function (map, config, marks) {
    return new Promise((resolve) => {
      const group = L.markerClusterGroup(settings(config, () => resolve(group)));
      group.on('clusterclick', ({ layer }) => keepFocus(map, layer));
      group.on('click', (event) => room.openPopup(map, config, event.layer));
      map.addLayer(group);
      group.addLayers(marks);
      if (!marks.length) resolve(group);
    });
  };
})((window.safePointMap = window.safePointMap || {}));
