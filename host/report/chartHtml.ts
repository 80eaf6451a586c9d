/** The frame of a chart: heading with the unit, legend, room for the drawing, description and notes. */
import type { BandSpec, ChartSpec, SeriesSpec } from './chartSpec.js';
import { escapeHtml } from './escapeHtml.js';

export function chartHtml(spec: ChartSpec): string {
  const id = escapeHtml(spec.id);
  const fullRange =
    spec.fullRange === null
      ? ''
      : `<button type="button" class="full-range" aria-pressed="false" aria-controls="${id}">full range</button>`;
  const notes = spec.notes.length === 0 ? '' : ` <p class="notes">${escapeHtml(spec.notes.join(' '))}</p>`;
  return `<figure class="chart ${spec.xAxis}">
<div class="chart-head"><h3 id="${id}-title">${escapeHtml(spec.title)}</h3>${legendHtml(spec)}${fullRange}<output aria-hidden="true"></output></div>
<div class="plot" id="${id}" role="img" tabindex="0" aria-labelledby="${id}-title" aria-describedby="${id}-text"></div>
<figcaption><p id="${id}-text">${escapeHtml(spec.description)}</p>${notes}</figcaption>
</figure>`;
}

/** A legend only where there is more than the title says; bands stand for the lines that bound them. */
function legendHtml(spec: ChartSpec): string {
  const full = spec.bands.some((band) => band.strength === 'full');
  const series = full ? [] : spec.series.filter(({ draw }) => draw !== 'edge');
  if (series.length + spec.bands.length < 2) return '';
  const entries = [...series.map(seriesEntry), ...spec.bands.map(bandEntry)];
  return `<ul class="legend">${entries.join('')}</ul>`;
}

const SIGNS: Partial<Record<SeriesSpec['draw'], string>> = { circles: '●', diamonds: '◆', linePoints: '●' };

function seriesEntry({ name, colour, draw }: SeriesSpec): string {
  const sign = SIGNS[draw] ?? '';
  return `<li><i class="swatch ${draw}" style="--c:var(--series-${colour})" aria-hidden="true">${sign}</i>${escapeHtml(name)}</li>`;
}

function bandEntry({ name, colour, strength }: BandSpec): string {
  return `<li><i class="swatch band ${strength}" style="--c:var(--series-${colour})" aria-hidden="true"></i>${escapeHtml(name)}</li>`;
}
