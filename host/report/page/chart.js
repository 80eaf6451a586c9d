/** Draws one chart from its specification (chartSpec.ts) with uPlot. */
(function (report) {
  'use strict';
  const uPlot = window.uPlot;

  /** Room for the numbers of the vertical axis, the same in all charts, so that time axes stand in line. */
  const AXIS_WIDTH = 70;
  const BAND_ALPHA = { full: 0.55, light: 0.28 };

  /** The x values of a chart: hours or cycle numbers. */
  function decodeX(spec) {
    if (!spec.xDeltaMilliseconds) return spec.x;
    let time_ms = 0;
    return spec.x.map((delta) => (time_ms += delta) / 3.6e6);
  }

  const colourOf = (name) => () => report.theme.colour(`series-${name}`);

  function seriesOptions(series) {
    const options = {
      label: series.name,
      stroke: colourOf(series.colour),
      width: 1.5,
      points: { show: false },
    };
    if (series.draw === 'dashed') return { ...options, dash: [6, 4], spanGaps: true };
    if (series.draw === 'edge') return { ...options, width: 1, dash: [2, 3] };
    if (series.draw === 'circles' || series.draw === 'diamonds') return { ...options, paths: () => null };
    if (series.draw === 'linePoints') {
      return {
        ...options,
        points: { show: series.values.length <= 150, size: 5, fill: colourOf(series.colour) },
      };
    }
    // A line of one point would not be seen.
    if (series.values.length < 3) return { ...options, points: { show: true, size: 5 } };
    return options;
  }

  function withAlpha(hex, alpha) {
    return (
      hex +
      Math.round(alpha * 255)
        .toString(16)
        .padStart(2, '0')
    );
  }

  function bandFill(band) {
    return () => withAlpha(colourOf(band.colour)(), BAND_ALPHA[band.strength]);
  }

  function axis(extra) {
    return {
      stroke: () => report.theme.colour('faint'),
      grid: { stroke: () => report.theme.colour('grid'), width: 1 },
      ticks: { stroke: () => report.theme.colour('line'), width: 1, size: 5 },
      font: '12px system-ui, sans-serif',
      labelFont: '12px system-ui, sans-serif',
      ...extra,
    };
  }

  function viewRange(spec, state) {
    return (u, low, high) => {
      if (spec.range !== null) return state.full ? spec.fullRange : spec.range;
      if (low === null || high === null) return [0, 1];
      const margin = high > low ? (high - low) * 0.08 : Math.max(Math.abs(high) * 0.02, 1e-3);
      return [low - margin, high + margin];
    };
  }

  function tickTexts(u, splits) {
    const step = splits.length > 1 ? Math.abs(splits[1] - splits[0]) : 1;
    let decimals = 0;
    while (decimals < 6 && Math.abs(step - Number(step.toFixed(decimals))) > step * 1e-3) decimals += 1;
    return splits.map((value) =>
      value === null
        ? ''
        : value
            .toFixed(decimals)
            .replace(/^-(?=0\.?0*$)/, '')
            .replace('-', '\u2212'),
    );
  }

  /** The values under the cursor, in words, at the head of the chart. */
  function readout(u, spec, output) {
    const index = u.cursor.idx;
    if (index === null || index === undefined || u.cursor.left < 0) {
      output.textContent = '';
      return;
    }
    const x = u.data[0][index];
    const where = spec.xAxis === 'time' ? `${x.toFixed(3)} h` : `cycle ${Number(x.toFixed(2))}`;
    const values = spec.series.flatMap((series) => {
      const value = series.values[index];
      if (value === null || value === undefined || series.draw === 'edge') return [];
      const bounds = series.low ? ` (${digits(series.low[index])} to ${digits(series.high[index])})` : '';
      const name = spec.series.length > 1 ? `${series.name} ` : '';
      return [`${name}${digits(value)}${bounds} ${spec.unit}`];
    });
    output.textContent = `${where}: ${values.join(', ') || '–'}`;
  }

  const digits = (value) => String(Number(value.toPrecision(5))).replace('-', '\u2212');

  /** @returns the uPlot chart */
  report.drawChart = function (spec, place, data, extras) {
    const state = { full: false };
    const figure = place.closest('figure');
    const output = figure.querySelector('output');
    const overTime = spec.xAxis === 'time';
    const series = [{}, ...spec.series.map(seriesOptions)];
    for (const band of spec.bands) if (band.lower === null) series[band.upper + 1].fill = bandFill(band);
    const bands = spec.bands.filter((band) => band.lower !== null);
    const options = {
      ...report.chartSize(place, overTime),
      legend: { show: false },
      padding: [8, 12, 0, 0],
      scales: {
        x: { time: false, range: overTime ? undefined : cycleRange },
        y: { range: viewRange(spec, state) },
      },
      series,
      bands: bands.map((band) => ({ series: [band.upper + 1, band.lower + 1], fill: bandFill(band) })),
      axes: [
        axis({
          label: overTime ? 'Time / h' : 'Cycle',
          labelSize: 18,
          size: 30,
          labelGap: 0,
          values: tickTexts,
          incrs: overTime ? undefined : [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000],
        }),
        axis({ size: AXIS_WIDTH, values: tickTexts, space: 28 }),
      ],
      cursor: {
        y: false,
        drag: { x: overTime, y: false },
        bind: { dblclick: () => null },
        points: { size: 7 },
      },
      hooks: {
        drawClear: overTime ? [(u) => report.overlays.episodes(u, data)] : [],
        draw: [
          (u) => report.overlays.referenceLines(u, spec.lines),
          (u) => report.overlays.errorBars(u, spec),
          ...(overTime ? [(u) => report.overlays.alarms(u, data)] : []),
        ],
        setCursor: [(u) => readout(u, spec, output), ...(extras.setCursor ? [extras.setCursor] : [])],
        setScale: extras.setScale ? [extras.setScale] : [],
      },
    };
    if (overTime) {
      // Only the cursor is shared this way; the span of time is shared by timeAxis.js.
      const cursorOnly = (type) => type === 'mousemove' || type === 'mouseleave';
      options.cursor.sync = {
        key: 'time',
        scales: ['x', null],
        filters: { pub: cursorOnly, sub: cursorOnly },
      };
    }
    const chart = new uPlot(options, [decodeX(spec), ...spec.series.map((one) => one.values)], place);
    const button = figure.querySelector('.full-range');
    button?.addEventListener('click', () => {
      state.full = !state.full;
      button.setAttribute('aria-pressed', String(state.full));
      const { min, max } = chart.scales.x;
      chart.setScale('x', { min, max });
    });
    return chart;
  };

  function cycleRange(u, low, high) {
    if (low === null || high === null) return [0, 1];
    return high > low ? [low - (high - low) * 0.02, high + (high - low) * 0.02] : [low - 1, high + 1];
  }

  /** Size of a chart in its place. */
  report.chartSize = function (place, overTime) {
    return { width: Math.max(280, place.clientWidth), height: overTime ? 190 : 240 };
  };
})((window.nabmsReport ??= {}));
