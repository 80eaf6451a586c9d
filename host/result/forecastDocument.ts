/** The forecast of the cycle life, or why there is none. */
import { ForecastReason } from '../../firmware/core/ledger/lifeForecast.js';
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import type { Conclusion } from './observability.js';
import { percentText } from './quantityWords.js';
import type { ForecastDocument } from './resultSchema.js';

const REFUSALS: Readonly<Record<ForecastReason, string>> = {
  [ForecastReason.Known]:
    'a straight line through the cyclable sodium of the cycles read, and the geometric fade with the same slope',
  [ForecastReason.TooFewReadings]: 'fewer than eight cycles whose loss can be read',
  [ForecastReason.NoTrend]: 'the fade does not stand out from the scatter of the cycles',
  [ForecastReason.Bent]: 'the fade bends, so that no line or geometric fade carries it on',
  [ForecastReason.TooFar]: 'the end lies more than ten times as far off as the record is long',
  [ForecastReason.Reached]: 'the end of life has been reached',
};

export function forecastDocument({ ledger, settings }: BatteryMonitor, loss: Conclusion): ForecastDocument {
  const { forecast } = ledger;
  const known = forecast.known && loss.observable;
  const end = `to ${percentText(settings.endOfLifeShare, 0)} of the reference`;
  return {
    cycles: known ? forecast.cycles : null,
    cyclesLow: known ? forecast.cyclesLow : null,
    cyclesHigh: known ? forecast.cyclesHigh : null,
    reason: loss.observable ? `${end}: ${REFUSALS[forecast.reason]}` : loss.reason,
  };
}
