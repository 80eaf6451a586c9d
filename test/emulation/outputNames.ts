/** Names of what `writeOutputs` writes, by their places: the paths that the core's writers read the values from. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUT_COUNT } from '../../firmware/core/outputs.js';

const CORE = join(import.meta.dirname, '..', '..', 'firmware', 'core');
const ASSIGNMENT = /^ +out\[(\d+)\] = (?:flag\()?(?:monitor\.)?([\w.[\]]+)(?:\(\))?\)?;$/gm;

/** Throws where a place has no name or two, or a name two places. */
export function outputNames(): string[] {
  const names = readdirSync(CORE, { recursive: true, encoding: 'utf8' })
    .filter((path) => /outputs\.ts$/i.test(path))
    .flatMap((path) => [...readFileSync(join(CORE, path), 'utf8').matchAll(ASSIGNMENT)])
    .map(([, place, name = '']) => ({ place: Number(place), name }))
    .sort((one, other) => one.place - other.place);
  const isWhole = names.every(({ place }, k) => place === k) && names.length === OUTPUT_COUNT;
  if (!isWhole || new Set(names.map(({ name }) => name)).size !== OUTPUT_COUNT) {
    throw new Error(`the ${OUTPUT_COUNT} outputs of the core have ${names.length} names, or not one each`);
  }
  return names.map(({ name }) => name);
}
