/**
 * The Jacdac service `nabms` (services/nabms.md): registers with what the monitor says, and the console's bytes in and out.
 *
 * DeviceScript's own server library takes 3.7 kB of code for it; here one function answers all packets of the program's own
 * device (`_onServerPacket` and `_serverSend`, runtime/devicescript/jdiface.c and impl_ds.c, 2.16.4). Service 0 only
 * announces the other; what nobody knows is answered as not implemented, as the library does.
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
import { ledgerOf, shortOf, statusOf } from './report.js';

interface PacketPort {
  _onServerPacket: (packet: ds.Packet) => Promise<void>;
  _serverSend(serviceIndex: number, packet: ds.Packet): Promise<void>;
}

const port = ds as unknown as PacketPort;
const service = ds.Nabms.spec;

/** Place of the service on the device, behind the control service. */
const SERVICE_INDEX = 1;
/** Packets of the service, as they come in a frame. */
const TYPE = 0x80;
const GET_STATUS = 0x1180;
const GET_SOFT_SHORT = 0x1181;
const GET_LEDGER = 0x1182;

/** Jacdac's period of announcements, ms. */
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

/** Announces the service for ever, and answers packets meanwhile. */
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
  const announcement = ds.Control.spec.lookup('announce').response;
  while (true) {
    await port._serverSend(0, announcement.encode([1, 0, 0, service.classIdentifier]));
    await ds.sleep(ANNOUNCE_MS);
  }
}

async function answer(packet: ds.Packet): Promise<void> {
  if (isBusy || packet.serviceIndex > SERVICE_INDEX) {
    return;
  }
  isBusy = true;
  const reply = await replyTo(packet);
  await port._serverSend(packet.serviceIndex, reply);
  isBusy = false;
}

async function replyTo(packet: ds.Packet): Promise<ds.Packet> {
  service.assign(packet);
  const command = packet.serviceIndex === SERVICE_INDEX ? packet.serviceCommand : 0;
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
