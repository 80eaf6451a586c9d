/** What is drawn on top of, or beneath, the lines of a chart: reference lines, error bars, leak episodes, alarms. */
(function (report) {
  'use strict';

  /** Runs a drawing clipped to the chart's inner box, in canvas pixels. */
  function inBox(u, draw) {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    draw(ctx, bbox, window.uPlot.pxRatio);
    ctx.restore();
  }

  function referenceLines(u, lines) {
    inBox(u, (ctx, bbox, ratio) => {
      ctx.strokeStyle = ctx.fillStyle = report.theme.colour('faint');
      ctx.lineWidth = ratio;
      ctx.font = `${11 * ratio}px system-ui, sans-serif`;
      ctx.textAlign = 'left';
      ctx.textBaseline = 'alphabetic';
      for (const { value, name } of lines) {
        const y = Math.round(u.valToPos(value, 'y', true)) + 0.5;
        ctx.setLineDash([6 * ratio, 4 * ratio]);
        ctx.beginPath();
        ctx.moveTo(bbox.left, y);
        ctx.lineTo(bbox.left + bbox.width, y);
        ctx.stroke();
        const above = y - bbox.top > 18 * ratio;
        ctx.fillText(name, bbox.left + 6 * ratio, above ? y - 5 * ratio : y + 13 * ratio);
      }
    });
  }

  function arrowHead(ctx, x, y, size, direction) {
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x - size, y + direction * size * 1.6);
    ctx.lineTo(x + size, y + direction * size * 1.6);
    ctx.closePath();
    ctx.fill();
  }

  /** Circles and diamonds with their intervals; an interval that leaves the chart ends in an arrow head. */
  function errorBars(u, spec) {
    inBox(u, (ctx, bbox, ratio) => {
      ctx.setLineDash([]);
      const top = bbox.top;
      const bottom = bbox.top + bbox.height;
      spec.series.forEach((series) => {
        if (series.low === undefined) return;
        ctx.strokeStyle = ctx.fillStyle = report.theme.colour(`series-${series.colour}`);
        ctx.lineWidth = 1.25 * ratio;
        u.data[0].forEach((time, i) => {
          const value = series.values[i];
          if (value === null || time < u.scales.x.min || time > u.scales.x.max) return;
          const x = u.valToPos(time, 'x', true);
          const yHigh = u.valToPos(series.high[i] ?? value, 'y', true);
          const yLow = u.valToPos(series.low[i] ?? value, 'y', true);
          ctx.globalAlpha = 0.7;
          ctx.beginPath();
          ctx.moveTo(x, Math.max(yHigh, top));
          ctx.lineTo(x, Math.min(yLow, bottom));
          ctx.stroke();
          if (yHigh < top) arrowHead(ctx, x, top, 3 * ratio, 1);
          if (yLow > bottom) arrowHead(ctx, x, bottom, 3 * ratio, -1);
          ctx.globalAlpha = 1;
          const y = u.valToPos(value, 'y', true);
          ctx.beginPath();
          if (series.draw === 'circles') ctx.arc(x, y, 3 * ratio, 0, 2 * Math.PI);
          else diamond(ctx, x, y, 4 * ratio);
          ctx.fill();
        });
      });
    });
  }

  function diamond(ctx, x, y, size) {
    ctx.moveTo(x, y - size);
    ctx.lineTo(x + size, y);
    ctx.lineTo(x, y + size);
    ctx.lineTo(x - size, y);
    ctx.closePath();
  }

  /** The time from the start of a leak episode to its end as a shaded ground. */
  function episodes(u, data) {
    inBox(u, (ctx, bbox) => {
      ctx.fillStyle = report.theme.colour('shade');
      for (const [start, end] of data.episodes_h) {
        const left = u.valToPos(start, 'x', true);
        const right = u.valToPos(end ?? data.end_h, 'x', true);
        ctx.fillRect(left, bbox.top, Math.max(right - left, 1), bbox.height);
      }
    });
  }

  const MARKS = {
    info: (ctx, x, y, size) => ctx.arc(x, y, size * 0.85, 0, 2 * Math.PI),
    warning(ctx, x, y, size) {
      ctx.moveTo(x, y - size);
      ctx.lineTo(x + size, y + size * 0.8);
      ctx.lineTo(x - size, y + size * 0.8);
      ctx.closePath();
    },
    fault: (ctx, x, y, size) => ctx.rect(x - size * 0.85, y - size * 0.85, size * 1.7, size * 1.7),
  };

  /** A mark at the foot of the chart for each alarm, of a shape of its own for each severity. */
  function alarms(u, data) {
    inBox(u, (ctx, bbox, ratio) => {
      const size = 5 * ratio;
      const y = bbox.top + bbox.height - size - ratio;
      for (const severity of ['info', 'warning', 'fault']) {
        ctx.fillStyle = report.theme.colour(severity);
        let last = -Infinity;
        for (const [time, kind] of data.alarms) {
          if (kind !== severity || time < u.scales.x.min || time > u.scales.x.max) continue;
          const x = u.valToPos(time, 'x', true);
          if (x - last < 2 * ratio) continue;
          last = x;
          ctx.beginPath();
          MARKS[severity](ctx, x, y, size);
          ctx.fill();
        }
      }
    });
  }

  report.overlays = { referenceLines, errorBars, episodes, alarms };
})((window.nabmsReport ??= {}));
