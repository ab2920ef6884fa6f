'use strict';

// Marks: one focusable, named sign for each point, made only when it comes into view.
(function (room) {
  const SIZE = 44;

  room.fill = function (sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
  };

  room.stateWord = function (config, state) {
    return config.words[`state_${state}`] || config.words.state_unknown;
  };

  // Leaflet lets Enter and space do nothing on a mark: both press it, as on any button.
  room.pressable = function (node) {
    node.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      node.click();
    });
  };

  const Icon = L.DivIcon.extend({
    createIcon() {
      const plate = document.createElement('div');
      plate.append(document.createElement('span'));
      plate.firstChild.append(room.sign(this.options.shape));
      this._setIconStyles(plate, 'icon');
      return plate;
    },
  });

  const Mark = L.Marker.extend({
    onAdd(map) {
      L.Marker.prototype.onAdd.call(this, map);
      const node = this.getElement();
      node.setAttribute('aria-label', this.label());
      node.setAttribute('aria-haspopup', 'dialog');
      node.dataset.ref = this.point.ref;
      node.title = this.point.name;
      room.pressable(node);
    },
    label() {
      const state = room.stateWord(this.config, this.point.state);
      const name = this.point.example ? `${this.config.words.example}: ${this.point.name}` : this.point.name;
      return room.fill(this.config.words.marker, { name, state });
    },
  });

  function iconOf(sign) {
    const className = sign.warm ? 'mark mark-warm' : 'mark';
    return new Icon({ className, shape: sign.shape, iconSize: [SIZE, SIZE] });
  }

  room.marks = function (config, points) {
    const icons = new Map(Object.entries(config.signs).map(([state, sign]) => [state, iconOf(sign)]));
    return points.map((point) => {
      const warm = config.signs[point.state]?.warm || false;
      const icon = icons.get(point.state) || icons.get('unknown');
      const mark = new Mark([point.lat, point.lon], warm ? { icon, zIndexOffset: 500 } : { icon });
      return Object.assign(mark, { point, config, warm });
    });
  };
})((window.safePointMap = window.safePointMap || {}));
