/** A word of a scenario out of a closed list. */
import { z } from 'zod';

export interface WordRule {
  readonly words: readonly string[];
  /** Begins the message of a refusal, before the words. */
  readonly what?: string | undefined;
  readonly meaning?: string | undefined;
  readonly fallback?: string | undefined;
}

/** One of the words; the message of the rule is what was expected. */
export function wordRule<T extends string>(rule: WordRule & { words: readonly T[] }): z.ZodType<T> {
  const { words, what = 'one of', meaning, fallback } = rule;
  return z.enum(words as readonly [T, ...T[]], { error: `${what}: ${words.join(', ')}` }).meta({
    ...(meaning !== undefined && { description: meaning }),
    ...(fallback !== undefined && { default: fallback }),
  });
}
