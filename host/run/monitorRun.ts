import { DischargeEnd } from '../../firmware/core/endOfDischarge.js';
import type { LeakReading } from '../../firmware/core/leak/leakReading.js';
import type { Pool } from '../../firmware/core/ledger/pool.js';
import { LeakMethod } from '../../firmware/core/leak/leakReading.js';
import { BatteryMonitor } from '../../firmware/core/monitor.js';
import { ContactorRequest } from '../../firmware/core/protection/protection.js';
import type { CellProfile } from '../../firmware/core/profile.js';
import type { Sample } from '../../firmware/core/sample.js';
import { MonitorSettings } from '../../firmware/core/settings.js';
import type { LeakPoint, LedgerPart, LedgerPoint } from '../report/reportModel.js';
import { alarmDocument } from '../result/alarmCatalogue.js';
import { buildResult, episodeDocument } from '../result/buildResult.js';
import { FaultRecorder } from '../result/faultRecorder.js';
import type { RestWindow } from '../result/cramerRao.js';
import type {
  AlarmDocument,
  CellDocument,
  CycleDocument,
  EpisodeDocument,
  ResultDocument,
} from '../result/resultSchema.js';

const SECONDS_PER_HOUR = 3600;

const END_NAMES: Readonly<Record<DischargeEnd, CycleDocument['endOfDischarge']>> = {
  [DischargeEnd.Unknown]: 'unknown',
  [DischargeEnd.Anode]: 'anode',
  [DischargeEnd.Cathode]: 'cathode',
};

const part = ({ observable, value_C, low_C, high_C }: Pool): LedgerPart => ({
  value_Ah: observable ? value_C / SECONDS_PER_HOUR : null,
  low_Ah: low_C / SECONDS_PER_HOUR,
  high_Ah: high_C / SECONDS_PER_HOUR,
});

/** One line of `events.jsonl`. */
export type RunEvent =
  | ({ type: 'alarm' } & AlarmDocument)
  | ({ type: 'cycle'; time_s: number } & CycleDocument)
  | ({ type: 'leak' } & LeakPoint);

/**
 * Runs the core over samples and keeps what it reports: the same code for a simulated cell and for a recorded file,
 * so that both give the same result for the same samples.
 */
export class MonitorRun {
  readonly monitor: BatteryMonitor;
  readonly leaks: LeakPoint[] = [];
  readonly ledger: LedgerPoint[] = [];
  readonly events: RunEvent[] = [];
  /** The windows in which rests were read. */
  readonly restWindows: RestWindow[] = [];

  private readonly cell: CellDocument;
  private readonly cycles: CycleDocument[] = [];
  private readonly alarms: AlarmDocument[] = [];
  private readonly episodes: EpisodeDocument[] = [];
  private readonly faults = new FaultRecorder();
  /** What the newest copy of an episode was made from. */
  private judged = { readingCount: -1, level: 0 };
  private samples = 0;
  private start_s = 0;
  private end_s = 0;

  /** `onMark` is told the times worth full resolution in the report: alarms and the edges of cycles. */
  constructor(
    profile: CellProfile,
    cell: CellDocument,
    private readonly onMark: (time_s: number) => void = () => undefined,
  ) {
    this.monitor = new BatteryMonitor(profile, new MonitorSettings());
    this.cell = cell;
  }

  take(sample: Sample): void {
    if (this.samples === 0) {
      this.start_s = sample.time_s;
      this.end_s = sample.time_s;
    }
    this.samples += 1;
    this.end_s = Math.max(this.end_s, sample.time_s);
    this.monitor.step(sample);
    this.collect();
  }

  /** What the protection asks of the contactor. */
  get wantsContactorOpen(): boolean {
    return this.monitor.protection.contactorRequest === ContactorRequest.Open;
  }

  /** Number of the cycle under way, from 1. */
  get cycleCount(): number {
    return this.monitor.cycle.index + 1;
  }

  /** The time the inventory's figures speak of. */
  get inventoryTime_s(): number {
    const { inventory } = this.monitor;
    return inventory.observable ? inventory.asOf_s : this.end_s;
  }

  /** The record has ended: the result. */
  finish(): ResultDocument {
    this.monitor.finish();
    this.judged.readingCount = -1;
    this.collect();
    this.separateEpisodes();
    return buildResult(this.monitor, {
      cell: this.cell,
      samples: this.samples,
      start_s: this.start_s,
      end_s: this.end_s,
      cycles: this.cycles,
      episodes: this.episodes,
      alarms: this.alarms,
      faults: this.faults.documents,
    });
  }

  private collect(): void {
    const { monitor } = this;
    if (monitor.restLeak.fresh) {
      const { reading } = monitor.restLeak;
      this.takeReading(reading);
      this.restWindows.push({
        start_s: reading.start_s,
        end_s: reading.end_s,
        voltage_V: reading.meanVoltage_V,
      });
    }
    if (monitor.slippage.fresh) this.takeReading(monitor.slippage.reading);
    if (monitor.partialLeak.judged) this.takeReading(monitor.partialLeak.recent);
    if (monitor.cycles.topConfirmed) this.onMark(monitor.cycles.top.time_s);
    if (monitor.cycleFinished) this.takeCycle();
    if (monitor.inventory.fresh) this.takeLedger();
    this.takeEpisode();
    this.faults.take(monitor);
    for (let k = 0; k < monitor.alarms.count; k += 1) {
      const alarm = alarmDocument(monitor.alarms.ids[k], monitor);
      this.alarms.push(alarm);
      this.events.push({ type: 'alarm', ...alarm });
      this.onMark(alarm.time_s);
    }
  }

  private takeReading(reading: LeakReading): void {
    const relative_A = reading.relative * reading.leak_A;
    const uncertainty_A = Math.hypot(reading.random_A, reading.systematic_A, relative_A);
    const point: LeakPoint = {
      time_s: 0.5 * (reading.start_s + reading.end_s),
      leak_A: reading.leak_A,
      leakLow_A: reading.leak_A - 2 * uncertainty_A,
      leakHigh_A: reading.leak_A + 2 * uncertainty_A,
      method: methodOf(reading),
    };
    this.leaks.push(point);
    this.events.push({ type: 'leak', ...point });
  }

  private takeCycle(): void {
    const { cycle } = this.monitor;
    const document: CycleDocument = {
      index: cycle.index,
      start_s: cycle.start_s,
      end_s: cycle.end_s,
      charge_Ah: cycle.charge_C / SECONDS_PER_HOUR,
      discharge_Ah: cycle.discharge_C / SECONDS_PER_HOUR,
      coulombicEfficiency: cycle.complete ? cycle.coulombicEfficiency : null,
      coulombicEfficiencyUncertainty: cycle.complete ? cycle.coulombicEfficiencyUncertainty : null,
      coulombicEfficiencyCorrected: null,
      coulombicEfficiencyCorrectedUncertainty: null,
      parasiticCurrent_A: cycle.complete ? cycle.parasiticCurrent_A : null,
      endOfDischarge: END_NAMES[cycle.dischargeEnd],
    };
    this.cycles.push(document);
    this.events.push({ type: 'cycle', time_s: cycle.end_s, ...document });
    this.onMark(cycle.end_s);
    this.onMark(this.end_s); // the next charge has just begun
  }

  /** A new value of the ledger; it speaks of the end of the cycle it was read from. */
  private takeLedger(): void {
    this.correctEfficiency();
    const { inventory, ledger, softShort } = this.monitor;
    const known = inventory.observable;
    const time_s = known ? inventory.asOf_s : this.end_s;
    const cycleIndex = this.cycles.find((cycle) => cycle.end_s === time_s)?.index ?? this.cycles.length;
    this.ledger.push({
      time_s,
      cycleIndex,
      cyclable_Ah: known ? inventory.capacity_C / SECONDS_PER_HOUR : null,
      lli_Ah: known ? inventory.lli_C / SECONDS_PER_HOUR : null,
      lliLow_Ah: inventory.lliLow_C / SECONDS_PER_HOUR,
      lliHigh_Ah: inventory.lliHigh_C / SECONDS_PER_HOUR,
      dead: part(ledger.dead),
      sei: part(ledger.sei),
      leaked_Ah:
        softShort.levelMax >= 1
          ? (softShort.earlierCharge_C + softShort.episode.leakCharge_C) / SECONDS_PER_HOUR
          : null,
    });
  }

  /** What leaked in a cycle is known when the next charge is full: its efficiency is corrected then. */
  private correctEfficiency(): void {
    const { correctedCycle, correctedEfficiency, correctedUncertainty } = this.monitor.ledger;
    const cycle = this.cycles[correctedCycle - 1];
    if (correctedEfficiency <= 0 || cycle?.index !== correctedCycle) return;
    if (cycle.coulombicEfficiencyUncertainty === null) return;
    cycle.coulombicEfficiencyCorrected = correctedEfficiency;
    cycle.coulombicEfficiencyCorrectedUncertainty = Math.hypot(
      cycle.coulombicEfficiencyUncertainty,
      correctedUncertainty,
    );
  }

  /** An episode that was re-dated later may reach back into the one before it. */
  private separateEpisodes(): void {
    for (let k = 1; k < this.episodes.length; k += 1) {
      const before = this.episodes[k - 1];
      const start_s = this.episodes[k]?.start_s;
      if (before === undefined || start_s === undefined) continue;
      before.end_s = Math.max(before.start_s, Math.min(before.end_s ?? start_s, start_s));
    }
  }

  /** Keeps a copy of the newest episode as it develops. */
  private takeEpisode(): void {
    const { softShort } = this.monitor;
    const { readingCount, level } = softShort;
    if (softShort.episodeCount === 0) return;
    if (readingCount === this.judged.readingCount && level === this.judged.level) return;
    this.judged = { readingCount, level };
    const previous = this.episodes.at(-1);
    const document = episodeDocument(this.monitor, this.start_s);
    if (this.episodes.length < softShort.episodeCount) {
      if (previous !== undefined && previous.end_s === null) previous.end_s = document.start_s;
      this.episodes.push(document);
    } else if (previous !== undefined) {
      this.episodes[this.episodes.length - 1] = document;
    }
  }
}

function methodOf({ method }: LeakReading): LeakPoint['method'] {
  if (method === LeakMethod.Rest) return 'rest';
  return method === LeakMethod.Crossing ? 'crossing' : 'slippage';
}
