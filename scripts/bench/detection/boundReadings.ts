/**
 * Readings of a leak beside the Cramer-Rao bound of their windows, for noise whose model is known:
 *
 *   rest      var = sq^2/|r|^2 , sq = sV Q/U'        line in white noise, beside diffusion of unknown size a t^-1/2 (slopeBound.ts)
 *   slip      var = sI^2/n + 2 sR^2/T^2              zero of the current learnt from n samples, two readings of the register
 *   pressure  var = (12 sP^2/(n T^2) + w^2/T)/G^2    slope through n samples, and a walk of w per root of time
 * sV, sI, sP white noise with the converter's step, U' slope of the open-circuit curve, Q capacity, G pressure per charge,
 * T window. After a charge diffusion leaves a current ~ t^-3/2 (superposed Cottrell steps), a charge ~ t^-1/2. The end of a held
 * charge is set by the cycler, not by the noise of the voltage that is logged: the slip is as good as its count of charge.
 */
import { Mode } from '../../../firmware/core/flow.js';
import { OcvTable } from '../../../firmware/core/ocvTable.js';
import type { LeakReading } from '../../../firmware/core/leak/leakReading.js';
import type { BatteryMonitor } from '../../../firmware/core/monitor.js';
import type { CellParameters } from '../../../sim/cell/cellParameters.js';
import { nominalSensors } from '../../../sim/sensors/sensorSpec.js';
import { pressure_kPa_per_cm3 } from './deadIdeal.js';
import type { BoundReading } from './runRecord.js';
import { slopeBound } from './slopeBound.js';

const SECONDS_PER_HOUR = 3600;

export class BoundReadings {
  readonly all: BoundReading[] = [];
  private readonly curve: OcvTable;
  private readonly gain_kPa_per_C: number;
  private readonly currentSigma_A: number;
  private readonly registerSigma_C: number;
  private restStart_s = 0;
  private resting = false;
  private openSamples = 0;

  /** @param walk_kPa_per_sqrt_h of the load cell as it is @param leakOf true mean leak of a window, A */
  constructor(
    private readonly monitor: BatteryMonitor,
    nominal: CellParameters,
    private readonly walk_kPa_per_sqrt_h: number,
    private readonly period_s: number,
    private readonly leakOf: (start_s: number, end_s: number) => number,
  ) {
    this.curve = new OcvTable(monitor.profile);
    const { currentNoise_A, currentResolution_A, registerResolution_C } = nominalSensors(nominal.capacity_Ah);
    this.currentSigma_A = Math.hypot(currentNoise_A, stepSigma(currentResolution_A));
    this.registerSigma_C = stepSigma(registerResolution_C);
    const volume = nominal.sodiumVolume_cm3_per_Ah - nominal.cathodeVolume_cm3_per_Ah;
    this.gain_kPa_per_C = (pressure_kPa_per_cm3(nominal) * volume) / SECONDS_PER_HOUR;
  }

  /** After a step of the core. */
  collect(): void {
    const { restLeak, slippage, pressureLeak, flow, plausibility } = this.monitor;
    if (flow.mode === Mode.Rest && !this.resting) this.restStart_s = plausibility.clean.time_s;
    this.resting = flow.mode === Mode.Rest;
    if (plausibility.clean.contactorOpen) this.openSamples += 1;
    if (restLeak.fresh) this.add('rest', restLeak.reading, this.restBound_A(restLeak.reading));
    if (slippage.fresh) this.add('slip', slippage.reading, this.slipBound_A(slippage.reading));
    if (pressureLeak.cycleFresh) {
      this.add('pressure', pressureLeak.cycleReading, this.pressureBound_A(pressureLeak.cycleReading));
    }
  }

  private add(method: BoundReading['method'], reading: LeakReading, bound_A: number): void {
    const error_A = reading.leak_A - this.leakOf(reading.start_s, reading.end_s);
    this.all.push({ method, cycle: this.monitor.cycle.index, error_A, bound_A });
  }

  private restBound_A({ start_s, end_s, meanVoltage_V }: LeakReading): number {
    const { capacity_Ah, voltageNoise_V, voltageResolution_V } = this.monitor.profile;
    const sigma_V = Math.hypot(voltageNoise_V, stepSigma(voltageResolution_V));
    this.curve.locate(meanVoltage_V);
    const sigma_C = (sigma_V * capacity_Ah * SECONDS_PER_HOUR) / this.curve.slope_V;
    const samples = Math.round((end_s - start_s) / this.period_s);
    const times_s = Array.from({ length: samples }, (_, k) => start_s - this.restStart_s + k * this.period_s);
    return sigma_C * slopeBound(times_s, [times_s.map((time_s) => 1 / Math.sqrt(time_s))]);
  }

  private slipBound_A({ start_s, end_s }: LeakReading): number {
    const zero_A = this.currentSigma_A / Math.sqrt(this.openSamples);
    return Math.hypot(zero_A, (Math.SQRT2 * this.registerSigma_C) / (end_s - start_s));
  }

  private pressureBound_A({ start_s, end_s }: LeakReading): number {
    const duration_s = end_s - start_s;
    const samples = duration_s / this.period_s;
    const noise2 = (12 * this.monitor.profile.pressureNoise_kPa ** 2) / (samples * duration_s ** 2);
    const walk2 = this.walk_kPa_per_sqrt_h ** 2 / (SECONDS_PER_HOUR * duration_s);
    return Math.sqrt(noise2 + walk2) / this.gain_kPa_per_C;
  }
}

/** Standard deviation of what a step of the converter hides. */
function stepSigma(step: number): number {
  return step / Math.sqrt(12);
}
