/** What resolution of the measured series the report shows, in words. */
import { spanText } from './quantityText.js';
import type { SeriesDocument } from './seriesDocument.js';
import { absentChannels } from './timeCharts.js';

export function resolutionText(document: SeriesDocument): string[] {
  if (document.samples === 0) return ['The record holds no sample.'];
  const { marks, marksNotKept, reachSamples } = document.fullResolution;
  const sentences: string[] = [];
  if (document.everySampleKept) {
    sentences.push(`All ${document.samples} samples are drawn.`);
  } else {
    sentences.push(
      `Of ${document.samples} samples, those drawn are the first, last, lowest and highest of every ` +
        `${spanText(document.bucketWidth_s)}: minimum and maximum are always kept.`,
    );
    if (marks > 0) {
      const reach = reachSamples === 1 ? '1 sample' : `${reachSamples} samples`;
      sentences.push(
        reachSamples === 0
          ? `The samples at ${marks} alarms and cycle edges are drawn too.`
          : `Every sample is drawn within ${reach} of ${marks} alarms and cycle edges: zoom in to see it.`,
      );
    }
    if (marksNotKept > 0) sentences.push(`${marksNotKept} more alarms or cycle edges have no such detail.`);
  }
  if (document.samplesIgnored > 0) {
    sentences.push(`${document.samplesIgnored} samples without a time or back in time were left out.`);
  }
  const absent = absentChannels(document);
  if (absent.length > 0) sentences.push(`Not measured, so not shown: ${absent.join(', ')}.`);
  return sentences;
}
