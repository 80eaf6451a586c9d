/**
 * A board with the DeviceScript machine: the firmware in the machine, its bus with register-level sensors at a cell whose
 * state the caller writes, and its contactor pin, all in the machine's virtual time.
 */
import { CellSensors, type CellSensorSettings, type CellState } from '../devices/cellSensors.js';
import type { DeviceClock } from '../devices/i2cTarget.js';
import type { RandomStream } from '../random.js';
import { DeviceScriptVm } from './devicescriptVm.js';
import { HardwareWindow } from './hardwareWindow.js';

/** The line by which the program calls for its hardware (programs/emulatedHardware.devs.ts). */
const RING = '~';

export interface EmulatedBoardSettings {
  bytecode: Uint8Array;
  /** Level of the pin that closes the contactor. */
  closesHigh: boolean;
  sensors?: CellSensorSettings;
  /** Noise of the sensors; without it none. */
  random?: RandomStream;
  /** Content of its flash memory, as `flash` of an earlier board gave it. */
  flash?: Uint8Array;
  /** Virtual time of the machine at the start, ms. */
  startTime_ms?: number;
}

export class EmulatedBoard {
  private readonly cell: CellState = { current_A: 0, voltage_V: 0, temperature_degC: 25, pressure_kPa: 0 };
  readonly sensors: CellSensors;
  contactorClosed = false;

  private constructor(
    readonly vm: DeviceScriptVm,
    settings: EmulatedBoardSettings,
  ) {
    const clock = new BoardClock(vm);
    this.sensors = new CellSensors(clock, this.cell, settings.sensors, settings.random);
    const window = new HardwareWindow(vm, {
      transfer: (address, written, count) => this.sensors.bus.transfer(address, written, count),
      setContactorPin: (high) => {
        this.contactorClosed = high === settings.closesHigh;
      },
    });
    vm.onConsoleLine = (line) => {
      if (line !== RING) return false;
      window.answer();
      return true;
    };
    vm.deploy(settings.bytecode);
  }

  static async start(settings: EmulatedBoardSettings): Promise<EmulatedBoard> {
    const { flash, startTime_ms } = settings;
    const vm = await DeviceScriptVm.load({
      ...(flash && { flash }),
      ...(startTime_ms !== undefined && { startTime_ms }),
    });
    return new EmulatedBoard(vm, settings);
  }

  /** What the sensors see from now on. Conversions that have ended by now have seen what was there before. */
  setCell(cell: CellState): void {
    for (const part of [this.sensors.ina228, this.sensors.tmp117, this.sensors.nau7802]) part.update();
    Object.assign(this.cell, cell);
  }
}

/** The machine's time, and ahead of it the bits that were clocked over the bus since its last whole millisecond. */
class BoardClock implements DeviceClock {
  private ahead_s = 0;
  private readonly start_ms: number;

  constructor(private readonly vm: DeviceScriptVm) {
    this.start_ms = vm.time_ms;
  }

  get now_s(): number {
    return Math.max(this.ahead_s, (this.vm.time_ms - this.start_ms) / 1000);
  }

  set now_s(value: number) {
    this.ahead_s = value;
  }
}
