/** What the scenario's schema says of its keys: kind, range, default and meaning, as text. */
import { z } from 'zod';
import { code } from '../documents/markdownTable.js';

interface Described {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly description?: string;
}

export function described(schema: z.ZodObject): [key: string, rule: Described][] {
  const { properties } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties ?? {}).map(([key, rule]) => [key, rule as Described]);
}

export function rangeText(rule: Described): string {
  if (rule.enum !== undefined) return rule.enum.map(code).join(', ');
  if (rule.minimum !== undefined && rule.maximum !== undefined) {
    const max = rule.maximum === Number.MAX_SAFE_INTEGER ? '2^53 - 1' : String(rule.maximum);
    return `${rule.type === 'integer' ? 'whole, ' : ''}${rule.minimum} to ${max}`;
  }
  return '';
}

export function defaultText(rule: Described): string {
  const { default: value } = rule;
  if (typeof value === 'string') return code(value);
  if (typeof value === 'number') return String(Number(value.toPrecision(6)));
  return value === undefined ? '' : JSON.stringify(value);
}
