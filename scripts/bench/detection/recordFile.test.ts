import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conditionsOf } from './campaign.js';
import { readRecords, runCampaign } from './recordFile.js';
import { runCondition } from './runCondition.js';

describe('the smallest campaign', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabms-campaign-'));
  const file = join(folder, 'records.jsonl');
  const conditions = conditionsOf('smoke');
  beforeAll(() => runCampaign(conditions, file));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('has a run of every kind, each with and without the load cell, in the order of the conditions', () => {
    expect(conditions.map(({ kind }) => kind)).toEqual(['leak', 'healthy', 'loss', 'bound', 'sudden']);
    const records = readRecords([file]);
    expect(records.map(({ condition }) => condition)).toEqual(conditions.flatMap((one) => [one, one]));
  });

  it('gives in worker threads what it gives here', () => {
    const [, , , bound] = conditions;
    expect(readRecords([file]).slice(6, 8)).toEqual(runCondition(bound));
  });

  it('is read without a last line that was cut', () => {
    appendFileSync(file, '[{"condition":');
    expect(readRecords([file]).length).toBe(2 * conditions.length);
  });
});
