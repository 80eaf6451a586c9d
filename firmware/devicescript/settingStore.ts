/**
 * The runtime's settings as bytes: exact, where its own way over text keeps seven digits. Key and
 * value are at most 231 bytes together: a longer one is stored, and the runtime stops when it is read (jd_queue_push). What
 * the store does not take (it is full) it does not report.
 */
import * as ds from '@devicescript/core';
import { settings } from '@devicescript/settings';

/** Empty where there is none. Waits for ever when the settings do not answer. */
export async function readSetting(key: string): Promise<Buffer> {
  const packet = await ds.actionReport(
    settings,
    'get',
    async () => await settings.get(key),
    (answer: ds.Packet) => answer.decode()[0] === key,
  );
  const stored: Buffer = packet.decode()[1];
  return stored === undefined ? Buffer.alloc(0) : stored;
}

/** Writes a value and reads it back: false where the store did not take it. */
export async function keepSetting(key: string, value: Buffer): Promise<boolean> {
  await settings.set(key, value);
  const found = await readSetting(key);
  return found.toString('hex') === value.toString('hex');
}
