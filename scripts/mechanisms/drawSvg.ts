/**
 * A figure as SVG text: Observable Plot draws each panel, this file stacks them on a white ground (readable in dark
 * viewers too) and rounds every number, so that the same figure gives the same bytes.
 */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Axis, Figure, Panel, Series } from './figure.js';
import { simplifyLine, type Point } from './simplifyLine.js';

const WIDTH = 640;
const PANEL_HEIGHT = 230;
const MARGIN_TOP = 40;
/** Share of the axis by which a simplified line may be off: a tenth of a pixel. */
const TOLERANCE = 3e-4;
const INK = '#222222';
/** Colours that readers with any colour vision tell apart (Okabe and Ito, 2008). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#b8860b', '#56b4e9'];
const REFERENCE = '#000000';
/** Mean width of a letter of the legend, px. */
const LETTER = 6.1;

export function drawSvg(figure: Figure): string {
  const height = PANEL_HEIGHT * figure.panels.length;
  const panels = figure.panels.map((panel, i) => drawPanel(panel, PANEL_HEIGHT * i)).join('\n');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" ` +
    `font-family="sans-serif" font-size="11" text-anchor="middle" fill="${INK}" role="img">\n` +
    `<title>${escaped(figure.description)}</title>\n<rect width="100%" height="100%" fill="white"/>\n${panels}\n</svg>\n`
  );
}

function drawPanel(panel: Panel, top: number): string {
  // TypeScript is not given the types of a browser here: neither package's Document is known to it.
  const { document } = parseHTML('<html></html>') as unknown as { document: object };
  const plot = Plot.plot({
    document,
    width: WIDTH,
    height: PANEL_HEIGHT,
    marginTop: MARGIN_TOP,
    marginLeft: 64,
    marginRight: 20,
    marginBottom: 38,
    x: scale(panel.x),
    y: { nice: true, ...scale(panel.y) },
    marks: [
      Plot.frame({ stroke: '#bbbbbb' }),
      ...panel.series.flatMap((series, i) => markOf(panel, series, i)),
    ],
  }) as unknown as { innerHTML: string };
  const body = plot.innerHTML
    .replace(/<style>[\s\S]*?<\/style>/gu, '')
    .replaceAll('currentColor', INK)
    .replace(/-?\d+\.\d+(?=[^<>]*>)/gu, (number) => String(Number(Number(number).toFixed(1))));
  return `<g transform="translate(0,${top})">${legend(panel.series)}${body}</g>`;
}

function scale({ label, log = false, domain }: Axis): Plot.ScaleOptions {
  return {
    label,
    labelArrow: 'none',
    labelAnchor: 'center',
    grid: true,
    ...(log ? { type: 'log' as const, tickFormat: logLabel } : {}),
    ...(domain !== undefined && { domain }),
  };
}

/** Only the powers of ten carry a label. */
function logLabel(value: number): string {
  const exponent = Math.log10(value);
  if (Math.abs(exponent - Math.round(exponent)) > 1e-9) return '';
  return value >= 1e-3 && value < 1e5 ? String(Number(value.toPrecision(6))) : `1e${Math.round(exponent)}`;
}

function colour(series: Series, index: number): string {
  return series.reference === true ? REFERENCE : COLOURS[index % COLOURS.length];
}

function markOf(panel: Panel, series: Series, index: number): Plot.Markish[] {
  const stroke = colour(series, index);
  if (series.as === 'dots') return [Plot.dot(series.points, { r: 2, fill: stroke })];
  const inside = series.points.map(([x, y]): Point => [clamped(x, panel.x), clamped(y, panel.y)]);
  const seen = ([x, y]: Point): Point => [onAxis(x, panel.x), onAxis(y, panel.y)];
  return [
    Plot.line(simplifyLine(inside, seen, TOLERANCE), {
      stroke,
      strokeWidth: series.reference === true ? 1.2 : 1.6,
      ...(series.reference === true && { strokeDasharray: '4 4' }),
    }),
  ];
}

/** A line that leaves the axis runs along its end. */
function clamped(value: number, { domain }: Axis): number {
  return domain === undefined ? value : Math.min(Math.max(value, domain[0]), domain[1]);
}

function onAxis(value: number, { log }: Axis): number {
  return log === true ? Math.log(value) : value;
}

/** Names of the lines in their colours, in a row above the panel. */
function legend(series: readonly Series[]): string {
  let x = 64;
  return series
    .map((one, i) => {
      const at = x;
      x += 24 + LETTER * one.name.length;
      const paint = colour(one, i);
      const mark =
        one.as === 'dots'
          ? `<circle cx="${at + 6}" cy="20" r="2.5" fill="${paint}"/>`
          : `<path d="M${at},20h12" stroke="${paint}" stroke-width="2"${one.reference === true ? ' stroke-dasharray="4 2"' : ''}/>`;
      return `${mark}<text x="${at + 16}" y="24" text-anchor="start">${escaped(one.name)}</text>`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
