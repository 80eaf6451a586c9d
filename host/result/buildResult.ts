import { Cause } from '../../firmware/core/leak/cause.js';
import { CAUSE_NAMES } from '../../firmware/console/names.js';
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import { ContactorRequest } from '../../firmware/core/protection/protection.js';
import { adviceFor } from './advice.js';
import { inventoryDocument } from './inventoryDocument.js';
import { leakConclusion } from './observability.js';
import { pressureDocument } from './pressureDocument.js';
import { causeSchema } from './resultSchema.js';
import type {
  AlarmDocument,
  CellDocument,
  CycleDocument,
  EpisodeDocument,
  FaultDocument,
  ResultDocument,
  SoftShortDocument,
} from './resultSchema.js';
import { voltageDocument } from './voltageResult.js';

const SECONDS_PER_HOUR = 3600;

const causeName = (cause: Cause): EpisodeDocument['cause'] => causeSchema.parse(CAUSE_NAMES[cause]);

/** What was collected while the monitor ran; everything else is read from the monitor at the end. */
export interface Collected {
  cell: CellDocument;
  samples: number;
  start_s: number;
  end_s: number;
  cycles: CycleDocument[];
  episodes: EpisodeDocument[];
  alarms: AlarmDocument[];
  faults: FaultDocument[];
}

/** The result document of a finished run, without truth and score. */
export function buildResult(monitor: BatteryMonitor, collected: Collected): ResultDocument {
  const result: ResultDocument = {
    schema: 'nabms.result/1',
    cell: collected.cell,
    duration_s: collected.end_s - collected.start_s,
    samples: collected.samples,
    reference_s: monitor.inventory.referenceKnown ? monitor.inventory.reference_s : null,
    cycles: collected.cycles,
    softShort: softShortDocument(monitor, collected),
    inventory: inventoryDocument(monitor),
    pressure: pressureDocument(monitor),
    protection: {
      contactor: monitor.protection.contactorRequest === ContactorRequest.Open ? 'open' : 'closed',
      openedAt_s: monitor.protection.openedOnce ? monitor.protection.openedAt_s : null,
      faults: collected.faults,
    },
    voltage: voltageDocument(monitor),
    alarms: collected.alarms,
    advice: [],
  };
  result.advice = adviceFor({
    result,
    leadInDischarge_Ah: monitor.cycles.leadInDischarge_C / SECONDS_PER_HOUR,
    throughput_Ah: monitor.counter.throughput_C / SECONDS_PER_HOUR,
  });
  return result;
}

function softShortDocument(monitor: BatteryMonitor, collected: Collected): SoftShortDocument {
  const { softShort } = monitor;
  const found = softShort.levelMax >= 1;
  const { episode } = softShort;
  const nothingKnown_A = collected.cell.capacity_Ah; // 1C: more would empty the cell within the hour
  const conclusion = leakConclusion(monitor, collected.start_s, collected.end_s);
  // A bound read long ago says nothing of now.
  const bounded = softShort.quiet.known && conclusion.observable;
  const quiet_A = bounded ? softShort.quiet.bound_A : nothingKnown_A;
  const detected = softShort.levelMax >= 2;
  return {
    ...conclusion,
    detected,
    levelMax: softShort.levelMax,
    levelEnd: softShort.level,
    firstLeakTime_s: found ? softShort.firstLeakTime_s : null,
    firstDetectionTime_s: detected ? softShort.firstDetectionTime_s : null,
    onset_s: found && episode.stepped ? episode.onset_s : null,
    onsetLow_s: found && episode.stepped ? episode.onsetLow_s : collected.start_s,
    onsetHigh_s: found ? episode.onsetHigh_s : collected.end_s,
    leak_A: found ? episode.leak_A : null,
    // Stripping, a short of a half cell carries current the other way.
    leakLow_A: found ? episode.leakLow_A : monitor.profile.isCollectorHalfCell() ? -quiet_A : 0,
    leakHigh_A: found ? episode.leakHigh_A : quiet_A,
    leakCharge_Ah: (softShort.earlierCharge_C + (found ? episode.leakCharge_C : 0)) / SECONDS_PER_HOUR,
    resistance_ohm:
      episode.levelMax >= 2 && episode.leak_A > 0 && episode.meanVoltage_V > 0
        ? episode.meanVoltage_V / episode.leak_A
        : null,
    cause: causeName(found ? episode.cause : Cause.None),
    restsAgree: found && episode.restsAgree,
    episodes: collected.episodes,
  };
}

/** The episode the monitor holds now, as a document. */
export function episodeDocument(monitor: BatteryMonitor, recordStart_s: number): EpisodeDocument {
  const { episode } = monitor.softShort;
  return {
    start_s: episode.stepped ? episode.onset_s : recordStart_s,
    detected_s: episode.detected_s,
    end_s: episode.ended ? episode.end_s : null,
    levelMax: episode.levelMax,
    leak_A: episode.leak_A,
    leakLow_A: episode.leakLow_A,
    leakHigh_A: episode.leakHigh_A,
    cause: causeName(episode.cause),
  };
}
