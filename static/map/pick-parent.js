'use strict';

// On the form's page: <iframe data-picks="position"> fills the text field of that name, and the text moves the map's pin.
(function () {
  const SIMPLE = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/;

  function read(text) {
    const found = SIMPLE.exec(text.replace(/(\d),(\d)/g, '$1.$2'));
    if (!found) return null;
    const [lat, lon] = [Number(found[1]), Number(found[2])];
    return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { type: 'map:show', lat, lon } : null;
  }

  function write(field, position) {
    field.value = `${position.lat.toFixed(5)}, ${position.lon.toFixed(5)}`;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function connect(frame) {
    const field = document.querySelector(`[name="${CSS.escape(frame.dataset.picks)}"]`);
    if (!field) return;
    const show = () => {
      const position = read(field.value);
      if (position) frame.contentWindow.postMessage(position, window.location.origin);
    };
    window.addEventListener('message', (event) => {
      if (event.origin !== window.location.origin || event.source !== frame.contentWindow) return;
      if (event.data?.type === 'map:ready') show();
      if (event.data?.type === 'map:picked') write(field, event.data);
    });
    field.addEventListener('input', show);
    show();
  }

  document.querySelectorAll('iframe[data-picks]').forEach(connect);
})();
