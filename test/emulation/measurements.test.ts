/**
 * Jacdac's own services on the emulated board, as a dashboard sees them that knows nothing of this firmware: they are announced
 * under their standard classes, and send valid measurements to who asks for them, with the values that the log shows.
 * Classes, packets and formats: Jacdac services `_sensor`, `dcvoltagemeasurement`, `dccurrentmeasurement`, `temperature`.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { buildFirmware } from '../../host/devicescript/buildFirmware.js';
import { emulatedChoice, readCell } from '../../host/devicescript/choice.js';
import { logLines, sampleOf } from '../../sim/boards/boardLog.js';
import { EmulatedBoard } from '../../sim/boards/emulatedBoard.js';
import { decodeFrame, encodeFrame, type JacdacPacket } from '../../sim/boards/jacdacFrame.js';
import { DEFAULT_CELL_SENSORS } from '../../sim/devices/cellSensors.js';
import { RandomStream } from '../../sim/random.js';

const BUILD_LIMIT_MS = 300_000;
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const GOOD = { voltage_V: 3.3, current_A: 0.2, temperature_degC: 25, pressure_kPa: 300 };

const NABMS_CLASS = 0x148a8a45;
const DC_VOLTAGE_MEASUREMENT_CLASS = 0x1633ac19;
const DC_CURRENT_MEASUREMENT_CLASS = 0x1912c8ae;
const TEMPERATURE_CLASS = 0x1421bac7;
const [VOLTAGE, CURRENT, TEMPERATURE] = [2, 3, 4];

const READING = 0x1101;
const SET_STREAMING_SAMPLES = 0x2003;
const GET_STREAMING_SAMPLES = 0x1003;
const GET_STREAMING_INTERVAL = 0x1004;
const NOT_IMPLEMENTED = 3;

let bytecode: Uint8Array;

beforeAll(async () => {
  bytecode = await buildFirmware(
    await emulatedChoice('pico', await readCell(undefined), SECOND_MS),
    'emulated',
  );
}, BUILD_LIMIT_MS);

/** A board that has run for a minute, and all the reports that it sends. */
class Bus {
  readonly reports: JacdacPacket[] = [];
  /** Classes of the services on the program's device, by place less 1. */
  classes: number[] = [];
  private device = '';

  private constructor(readonly board: EmulatedBoard) {
    board.vm.onFrame = (frame) => {
      for (const packet of decodeFrame(frame)) if (!packet.isCommand) this.take(packet);
    };
  }

  static async start(): Promise<Bus> {
    const random = new RandomStream(6, 'board');
    const board = await EmulatedBoard.start({ bytecode, closesHigh: true, random });
    board.setCell(GOOD);
    const bus = new Bus(board);
    board.vm.advance(MINUTE_MS);
    return bus;
  }

  private take(packet: JacdacPacket): void {
    this.reports.push(packet);
    if (packet.serviceIndex !== 0 || packet.command !== 0) return;
    const classes = classesOf(packet.payload);
    // The runtime announces itself as another device.
    if (classes.includes(NABMS_CLASS)) Object.assign(this, { device: packet.device, classes });
  }

  send(serviceIndex: number, command: number, payload: readonly number[] = []): void {
    const { device } = this;
    const bytes = Uint8Array.from(payload);
    this.board.vm.receiveFrame(
      encodeFrame({ device, isCommand: true, serviceIndex, command, payload: bytes }),
    );
  }

  /** Payloads of the reports of this kind in the next `duration_ms`. */
  next(serviceIndex: number, command: number, duration_ms: number): Buffer[] {
    this.reports.length = 0;
    this.board.vm.advance(duration_ms);
    return this.sent(serviceIndex, command);
  }

  sent(serviceIndex: number, command: number): Buffer[] {
    return this.reports
      .filter(({ device }) => device === this.device)
      .filter((one) => one.serviceIndex === serviceIndex && one.command === command)
      .map(({ payload }) => Buffer.from(payload));
  }

  /** The newest samples of the log. */
  samples(count: number): ReturnType<typeof sampleOf>[] {
    return logLines(this.board.vm.consoleLines)
      .filter(({ name }) => name === 'sample')
      .slice(-count)
      .map(sampleOf);
  }
}

/** Behind four bytes of flags. */
function classesOf(payload: Uint8Array): number[] {
  const bytes = Buffer.from(payload);
  return Array.from({ length: Math.floor(bytes.length / 4) - 1 }, (_, k) => bytes.readUInt32LE(4 * k + 4));
}

describe('the services of measurements', () => {
  it('are announced behind nabms, under their standard classes', async () => {
    const bus = await Bus.start();
    expect(bus.classes).toEqual([
      NABMS_CLASS,
      DC_VOLTAGE_MEASUREMENT_CLASS,
      DC_CURRENT_MEASUREMENT_CLASS,
      TEMPERATURE_CLASS,
    ]);
  });

  it('send no reading that nobody wants, and as many as a client wants', async () => {
    const bus = await Bus.start();
    for (const place of [VOLTAGE, CURRENT, TEMPERATURE]) expect(bus.sent(place, READING)).toEqual([]);
    bus.send(CURRENT, SET_STREAMING_SAMPLES, [3]);
    expect(bus.next(CURRENT, READING, 10 * SECOND_MS)).toHaveLength(3);
    expect(bus.sent(VOLTAGE, READING)).toEqual([]);
  });

  it('send the values of the samples to a client that asks for all three at once', async () => {
    const bus = await Bus.start();
    for (const place of [VOLTAGE, CURRENT, TEMPERATURE]) bus.send(place, SET_STREAMING_SAMPLES, [255]);
    bus.reports.length = 0;
    const changes = 10;
    for (let k = 0; k < changes; k++) {
      bus.board.setCell({ ...GOOD, voltage_V: 3 + 0.01 * k, current_A: 0.01 * k, temperature_degC: 20 + k });
      bus.board.vm.advance(2 * SECOND_MS);
    }
    const samples = bus.samples(22);
    const doubles = (place: number): number[] => bus.sent(place, READING).map((it) => it.readDoubleLE());
    const fixed = bus.sent(TEMPERATURE, READING).map((it) => it.readInt32LE());
    for (const readings of [doubles(VOLTAGE), doubles(CURRENT), fixed]) {
      expect(readings.length).toBeGreaterThanOrEqual(38);
      expect(new Set(readings).size).toBeGreaterThanOrEqual(changes);
    }
    const voltages = samples.map(({ voltage_V }) => voltage_V);
    const currents = samples.map(({ current_A }) => current_A);
    // Temperature in 1/1024 °C.
    const temperatures = samples.map(({ temperature_degC }) => Math.floor(temperature_degC * 1024 + 0.5));
    expect(doubles(VOLTAGE).filter((value) => !voltages.includes(value))).toEqual([]);
    expect(doubles(CURRENT).filter((value) => !currents.includes(value))).toEqual([]);
    expect(fixed.filter((value) => !temperatures.includes(value))).toEqual([]);
  });

  it('answer who asks for one reading, how many are wanted, and how often they are sent', async () => {
    const bus = await Bus.start();
    bus.send(VOLTAGE, READING);
    const [reading] = bus.next(VOLTAGE, READING, SECOND_MS / 4);
    expect(bus.samples(2).map(({ voltage_V }) => voltage_V)).toContain(reading?.readDoubleLE());
    bus.send(VOLTAGE, SET_STREAMING_SAMPLES, [200]);
    bus.board.vm.advance(5 * SECOND_MS);
    bus.send(VOLTAGE, GET_STREAMING_SAMPLES);
    const [wanted] = bus.next(VOLTAGE, GET_STREAMING_SAMPLES, SECOND_MS / 4);
    expect([...(wanted ?? [])]).toEqual([200 - (5 * SECOND_MS) / 500]);
    bus.send(VOLTAGE, GET_STREAMING_INTERVAL);
    expect(bus.next(VOLTAGE, GET_STREAMING_INTERVAL, SECOND_MS / 4)[0]?.readUInt32LE()).toBe(500);
    bus.send(VOLTAGE, 0x1180);
    expect(bus.next(VOLTAGE, NOT_IMPLEMENTED, SECOND_MS / 4)[0]?.readUInt16LE()).toBe(0x1180);
  });

  it('send nothing while the measurement is not valid, and go on when it is', async () => {
    const bus = await Bus.start();
    const absent = (isAbsent: boolean): void => {
      bus.board.sensors.bus.setAbsent(DEFAULT_CELL_SENSORS.tmp117, isAbsent);
      bus.board.vm.advance(MINUTE_MS / 2);
      for (const place of [VOLTAGE, TEMPERATURE]) bus.send(place, SET_STREAMING_SAMPLES, [255]);
      bus.send(TEMPERATURE, READING);
    };
    absent(true);
    expect(bus.next(TEMPERATURE, READING, 10 * SECOND_MS)).toEqual([]);
    expect(bus.sent(VOLTAGE, READING).length).toBeGreaterThan(15);
    absent(false);
    expect(bus.next(TEMPERATURE, READING, 10 * SECOND_MS).length).toBeGreaterThan(15);
  });
});
