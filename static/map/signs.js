'use strict';

// Draws the signs: one shape for each state, so that nobody needs to see colours.
(function (room) {
  const SVG = 'http://www.w3.org/2000/svg';
  const OUTLINE = { fill: 'none', stroke: 'currentColor', 'stroke-width': 2.5 };
  const FILLED = { fill: 'currentColor' };
  const CIRCLE = { cx: 12, cy: 12, r: 7 };
  const DIAMOND = { d: 'M12 3.5 20.5 12 12 20.5 3.5 12Z', 'stroke-linejoin': 'round' };
  const SHAPES = {
    disc: [['circle', { ...CIRCLE, r: 8, ...FILLED }]],
    half: [['circle', { ...CIRCLE, ...OUTLINE }], ['path', { d: 'M12 5a7 7 0 0 0 0 14Z', ...FILLED }]],
    square: [['rect', { x: 5, y: 5, width: 14, height: 14, rx: 1, ...FILLED }]],
    bar: [['circle', { ...CIRCLE, ...OUTLINE }], ['path', { d: 'M7 12h10', ...OUTLINE }]],
    ring: [['circle', { ...CIRCLE, ...OUTLINE }]],
    dashes: [['circle', { ...CIRCLE, ...OUTLINE, 'stroke-dasharray': '3.1 2.4' }]],
    diamond: [['path', { ...DIAMOND, ...FILLED }]],
    'diamond-half': [['path', { ...DIAMOND, ...OUTLINE }], ['path', { d: 'M12 3.5v17L3.5 12Z', ...FILLED }]],
    'diamond-ring': [['path', { ...DIAMOND, ...OUTLINE }]],
    'diamond-dashes': [['path', { ...DIAMOND, ...OUTLINE, 'stroke-dasharray': '3.2 2.8' }]],
    cross: [['path', { d: 'm6 6 12 12M18 6 6 18', ...OUTLINE, 'stroke-linecap': 'round' }]],
  };

  function element(kind, attributes) {
    const node = document.createElementNS(SVG, kind);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  }

  room.sign = function (shape) {
    const drawing = element('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false', class: 'sign' });
    drawing.append(...(SHAPES[shape] || SHAPES.dashes).map(([kind, attributes]) => element(kind, attributes)));
    return drawing;
  };
})((window.safePointMap = window.safePointMap || {}));
