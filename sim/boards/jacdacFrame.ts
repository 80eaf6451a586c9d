/**
 * Frames of the Jacdac bus, as far as a client of one service needs them.
 *
 *   0  CRC of what follows   2  bytes of packets   3  flags   4  device, 8 bytes   12  packets
 *
 * and each packet, filled with zeros to whole words:
 *
 *   0  bytes of payload   1  place of the service on the device   2  command   4  payload
 *
 * All numbers little-endian; the CRC is CCITT-16 (1021h, start FFFFh). A command goes to the device that the frame names, a
 * report comes from it. Source: Jacdac protocol, "Frames and packets", and jacdac-c/inc/jd_physical.h.
 */

const FRAME_HEADER_BYTES = 12;
const PACKET_HEADER_BYTES = 4;
/** The frame's packets are commands. */
const COMMAND_FLAG = 1;

/** Most bytes of payload: a frame has at most 252. */
export const PAYLOAD_MAX = 236;

export interface JacdacPacket {
  /** The device, 8 bytes as hexadecimal digits. */
  device: string;
  isCommand: boolean;
  serviceIndex: number;
  command: number;
  payload: Uint8Array;
}

/** A frame with this packet alone. */
export function encodeFrame({ device, isCommand, serviceIndex, command, payload }: JacdacPacket): Uint8Array {
  if (payload.length > PAYLOAD_MAX)
    throw new Error(`a packet holds ${PAYLOAD_MAX} bytes, not ${payload.length}`);
  const size = wholeWords(PACKET_HEADER_BYTES + payload.length);
  const frame = Buffer.alloc(FRAME_HEADER_BYTES + size);
  frame.writeUInt8(size, 2);
  frame.writeUInt8(isCommand ? COMMAND_FLAG : 0, 3);
  frame.write(device, 4, 'hex');
  frame.writeUInt8(payload.length, 12);
  frame.writeUInt8(serviceIndex, 13);
  frame.writeUInt16LE(command, 14);
  frame.set(payload, FRAME_HEADER_BYTES + PACKET_HEADER_BYTES);
  frame.writeUInt16LE(crc16(frame.subarray(2)), 0);
  return frame;
}

/** The packets of a frame; none where its CRC or its lengths are wrong. */
export function decodeFrame(bytes: Uint8Array): JacdacPacket[] {
  const frame = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (frame.length < FRAME_HEADER_BYTES) return [];
  const end = FRAME_HEADER_BYTES + frame.readUInt8(2);
  if (end > frame.length || crc16(frame.subarray(2, end)) !== frame.readUInt16LE(0)) return [];
  const packets: JacdacPacket[] = [];
  for (let at = FRAME_HEADER_BYTES; at + PACKET_HEADER_BYTES <= end;) {
    const from = at + PACKET_HEADER_BYTES;
    const size = frame.readUInt8(at);
    if (from + size > end) return [];
    packets.push({
      device: frame.toString('hex', 4, 12),
      isCommand: (frame.readUInt8(3) & COMMAND_FLAG) !== 0,
      serviceIndex: frame.readUInt8(at + 1),
      command: frame.readUInt16LE(at + 2),
      payload: Uint8Array.from(frame.subarray(from, from + size)),
    });
    at += wholeWords(PACKET_HEADER_BYTES + size);
  }
  return packets;
}

function wholeWords(bytes: number): number {
  return Math.ceil(bytes / 4) * 4;
}

function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000) !== 0 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1;
  }
  return crc;
}
