'use strict';

// Popups: built of text nodes, opened and closed by keyboard, focus goes in and comes back.
(function (room) {
  function node(kind, attributes, ...children) {
    const made = Object.assign(document.createElement(kind), attributes);
    made.append(...children);
    return made;
  }

  function facts(config, point) {
    const level = point.level && room.fill(config.words.level, { level: point.level });
    return [point.example && config.words.example, point.locality, level].filter(Boolean).join(' · ');
  }

  function stateLine(config, point) {
    const sign = config.signs[point.state] || config.signs.unknown;
    const className = sign.warm ? 'popup-state popup-warm' : 'popup-state';
    return node('p', { className }, room.sign(sign.shape), room.stateWord(config, point.state));
  }

  function content(config, point, close) {
    const address = config.point.replace('{ref}', encodeURIComponent(point.ref));
    const link = node('a', { href: address, target: '_top' }, room.fill(config.words.more, { name: point.name }));
    const box = node(
      'div',
      { className: 'popup', tabIndex: -1 },
      node('h2', {}, point.name),
      stateLine(config, point),
      ...[facts(config, point)].filter(Boolean).map((line) => node('p', {}, line)),
      node('p', {}, link),
      node('button', { type: 'button', className: 'popup-close', onclick: close }, config.words.close),
    );
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-label', point.name);
    return box;
  }

  function comeBack(map, mark) {
    (mark.getElement() || map.getContainer()).focus({ preventScroll: true });
  }

  room.openPopup = function (map, config, mark) {
    const popup = L.popup({ closeButton: false, maxWidth: 280, minWidth: 180, offset: [0, -14], autoPanPadding: [12, 12] });
    const close = () => {
      map.closePopup(popup);
      comeBack(map, mark);
    };
    const box = content(config, mark.point, close);
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') close();
      event.stopPropagation();
    });
    popup.setLatLng(mark.getLatLng()).setContent(box).openOn(map);
    box.focus({ preventScroll: true });
    return popup;
  };
})((window.safePointMap = window.safePointMap || {}));
