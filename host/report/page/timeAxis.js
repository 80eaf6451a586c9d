/** The span of time that all charts over time show: dragging, buttons, keys, links. */
(function (report) {
  'use strict';

  report.createTimeAxis = function (data) {
    const charts = [];
    const whole =
      data.end_h > data.start_h ? [data.start_h, data.end_h] : [data.start_h - 0.01, data.start_h + 0.01];
    const shortest = Math.min(1 / 3600, whole[1] - whole[0]);
    let span = whole;
    let applying = false;

    function show(from, to) {
      const width = Math.min(Math.max(to - from, shortest), whole[1] - whole[0]);
      const start = Math.min(Math.max((from + to) / 2 - width / 2, whole[0]), whole[1] - width);
      span = [start, start + width];
      applying = true;
      for (const chart of charts) {
        chart.batch(() => chart.setScale('x', { min: span[0], max: span[1] }));
      }
      applying = false;
      document.getElementById('span').textContent = describe();
    }

    function describe() {
      const digits = Math.max(0, Math.min(4, 2 - Math.floor(Math.log10(span[1] - span[0]))));
      const range = `${span[0].toFixed(digits)} to ${span[1].toFixed(digits)} h`;
      const inDetail = data.detail_h.some(([from, to]) => from <= span[0] && to >= span[1]);
      if (data.everySampleKept || inDetail) return `${range}, every sample drawn`;
      const partly = data.detail_h.some(([from, to]) => from < span[1] && to > span[0]);
      const width_s = data.bucketWidth_s;
      const step =
        width_s < 120
          ? `${Number(width_s.toPrecision(3))} s`
          : `${Number((width_s / 60).toPrecision(3))} min`;
      return `${range}, first, last, lowest and highest of each ${step}${partly ? '; every sample near marks' : ''}`;
    }

    const actions = {
      in: () => show(span[0] + width() / 4, span[1] - width() / 4),
      out: () => show(span[0] - width() / 2, span[1] + width() / 2),
      left: () => show(span[0] - width() / 2, span[1] - width() / 2),
      right: () => show(span[0] + width() / 2, span[1] + width() / 2),
      all: () => show(whole[0], whole[1]),
    };
    const KEYS = { '+': 'in', '=': 'in', '-': 'out', ArrowLeft: 'left', ArrowRight: 'right', 0: 'all' };
    const width = () => span[1] - span[0];

    return {
      /** Joins a chart in; its place takes keys and a double click. */
      add(chart, place) {
        charts.push(chart);
        place.addEventListener('keydown', (event) => {
          const action =
            event.ctrlKey || event.metaKey || event.altKey ? undefined : actions[KEYS[event.key]];
          if (action === undefined) return;
          event.preventDefault();
          action();
        });
        place.addEventListener('dblclick', actions.all);
      },
      /** uPlot's hook: a chart was zoomed by dragging. */
      changed(chart, scale) {
        if (scale !== 'x' || applying || !charts.includes(chart)) return;
        const { min, max } = chart.scales.x;
        if (min !== span[0] || max !== span[1]) setTimeout(() => show(min, max));
      },
      /** Shows the surroundings of a time: the stretch of full resolution it lies in, or a fiftieth of the record. */
      showAround(time) {
        const detail = data.detail_h.find(([from, to]) => from <= time && to >= time && to > from);
        const reach = (whole[1] - whole[0]) / 100;
        const [from, to] = detail ?? [time - reach, time + reach];
        show(from, to);
      },
      start() {
        for (const button of document.querySelectorAll('.toolbar button')) {
          button.addEventListener('click', actions[button.dataset.do]);
        }
        actions.all();
      },
    };
  };
})((window.nabmsReport ??= {}));
