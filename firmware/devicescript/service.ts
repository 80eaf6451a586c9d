/**
 * The Jacdac services of the firmware: `nabms` (services/nabms.md), registers with what the monitor says, and the console's
 * bytes in and out; and three of Jacdac's own, DC voltage measurement, DC current measurement (positive: charge) and
 * temperature, so that a dashboard that knows nothing of this firmware shows the cell.
 *
 * DeviceScript's own server library takes 3.7 kB of code for one service; here one function answers all packets of the
 * program's own device (`_onServerPacket` and `_serverSend`, runtime/devicescript/jdiface.c and impl_ds.c, 2.16.4). Service 0
 * only announces the others; what nobody knows is answered as not implemented, as the library does.
 *
 * A client that wants to see a measurement sets `streaming_samples`, again and again, and is sent so many readings (Jacdac
 * service `_sensor`). A measurement that is not valid is not sent.
 *
 * One packet is answered at a time, and one that comes meanwhile is dropped: a client asks again. So a flood of packets fills
 * neither the heap nor a step's operations. The console is asked for a line at a time, each in a run of its own between two
 * sleeps.
 */
import * as ds from '@devicescript/core';
import { BatteryMonitor } from '../core/monitor.js';
import { Sample } from '../core/sample.js';
import { Contactor } from './contactor.js';
import { Operator } from './operator.js';
import { isMeasured, ledgerOf, measuredOf, shortOf, statusOf } from './report.js';

interface PacketPort {
  _onServerPacket: (packet: ds.Packet) => Promise<void>;
  _serverSend(serviceIndex: number, packet: ds.Packet): Promise<void>;
}

const port = ds as unknown as PacketPort;

/** By their places on the device. */
const services: ds.ServiceSpec[] = [
  ds.Control.spec,
  ds.Nabms.spec,
  ds.DcVoltageMeasurement.spec,
  ds.DcCurrentMeasurement.spec,
  ds.Temperature.spec,
];
const NABMS = 1;
/** From here on, each is of one measurement. */
const FIRST_MEASUREMENT = 2;
const PLACES = 5;

/** Packets of `nabms`, as they come in a frame. */
const TYPE = 0x80;
const GET_STATUS = 0x1180;
const GET_SOFT_SHORT = 0x1181;
const GET_LEDGER = 0x1182;
/** Packets of a measurement. */
const GET_READING = 0x1101;
const GET_STREAMING_SAMPLES = 0x1003;
const SET_STREAMING_SAMPLES = 0x2003;
const GET_STREAMING_INTERVAL = 0x1004;

/** Jacdac's period of announcements, ms; readings are sent as often. */
const ANNOUNCE_MS = 500;
/** Bytes of the console in a packet, which holds 236. */
const SAID_MAX = 200;
const SPACE = 32;
const LINE_FEED = 10;

let isBusy = false;
let operator: Operator;
let monitor: BatteryMonitor;
let sample: Sample;
let contactor: Contactor;
/** Readings that a client still wants, by place. */
const streamed = Buffer.alloc(PLACES);

/** Announces the services and sends readings for ever, and answers packets meanwhile. */
export async function serve(
  theOperator: Operator,
  theMonitor: BatteryMonitor,
  theSample: Sample,
  theContactor: Contactor,
): Promise<void> {
  operator = theOperator;
  monitor = theMonitor;
  sample = theSample;
  contactor = theContactor;
  port._onServerPacket = answer;
  const announced = [1, 0, 0];
  for (let place = NABMS; place < PLACES; place++) {
    announced.push(services[place].classIdentifier);
  }
  while (true) {
    await port._serverSend(0, ds.Control.spec.lookup('announce').response.encode(announced));
    for (let place = FIRST_MEASUREMENT; place < PLACES; place++) {
      if (streamed[place] > 0) {
        streamed[place] = streamed[place] - 1;
        await sendReading(place);
      }
    }
    await ds.sleep(ANNOUNCE_MS);
  }
}

async function sendReading(place: number): Promise<void> {
  if (isMeasured(sample, place - FIRST_MEASUREMENT)) {
    const reading = services[place].lookup('reading');
    await port._serverSend(place, reading.encode(measuredOf(sample)[place - NABMS]));
  }
}

async function answer(packet: ds.Packet): Promise<void> {
  const place = packet.serviceIndex;
  if (place >= PLACES) {
    return;
  }
  // Clients set this for all measurements at once: none of them is dropped.
  if (place >= FIRST_MEASUREMENT && packet.serviceCommand === SET_STREAMING_SAMPLES) {
    streamed[place] = packet.payload[0];
    return;
  }
  if (isBusy) {
    return;
  }
  isBusy = true;
  services[place].assign(packet);
  if (place >= FIRST_MEASUREMENT && packet.serviceCommand === GET_READING) {
    await sendReading(place);
  } else {
    const reply = place >= FIRST_MEASUREMENT ? streamingOf(packet) : await replyTo(packet);
    await port._serverSend(place, reply);
  }
  isBusy = false;
}

function streamingOf(packet: ds.Packet): ds.Packet {
  if (packet.serviceCommand === GET_STREAMING_SAMPLES) {
    return packet.spec.encode(streamed[packet.serviceIndex]);
  }
  if (packet.serviceCommand === GET_STREAMING_INTERVAL) {
    return packet.spec.encode(ANNOUNCE_MS);
  }
  return packet.notImplemented();
}

async function replyTo(packet: ds.Packet): Promise<ds.Packet> {
  const command = packet.serviceIndex === NABMS ? packet.serviceCommand : 0;
  if (command === TYPE) {
    return packet.spec.response.encode(await converse(packet.payload));
  }
  if (command === GET_STATUS) {
    return packet.spec.encode(statusOf(sample, monitor, contactor));
  }
  if (command === GET_SOFT_SHORT) {
    return packet.spec.encode(shortOf(monitor));
  }
  if (command === GET_LEDGER) {
    return packet.spec.encode(ledgerOf(monitor));
  }
  return packet.notImplemented();
}

/** Types the bytes, and takes what the console has to say. */
async function converse(typed: Buffer): Promise<Buffer> {
  for (let k = 0; k < typed.length; k++) {
    operator.console.take(typed[k]);
    // A key of control may end a line, which then is obeyed.
    if (typed[k] < SPACE) {
      await ds.sleep(1);
    }
  }
  const said = Buffer.alloc(SAID_MAX);
  let count = 0;
  while (count < SAID_MAX) {
    const byte = operator.console.read();
    if (byte < 0) {
      return said.slice(0, count);
    }
    said[count] = byte;
    count = count + 1;
    // The next byte makes the next line.
    if (byte === LINE_FEED) {
      await ds.sleep(1);
    }
  }
  return said;
}
