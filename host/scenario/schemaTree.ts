/** Finds the part of a schema that speaks of a value: through optional keys, lists, and the right branch of a choice. */
import { z } from 'zod';
import type { DocumentPath } from './yamlDocument.js';

/** The object schema at this path of this value, or null. */
export function objectAt(root: z.ZodType, value: unknown, path: DocumentPath): z.ZodObject | null {
  let schema: z.ZodType | null = branch(root, value);
  let here = value;
  for (const part of path) {
    here =
      typeof here === 'object' && here !== null ? (here as Record<PropertyKey, unknown>)[part] : undefined;
    if (schema instanceof z.ZodObject) {
      const shape = schema.shape as Record<string, z.ZodType | undefined>;
      schema = branch(shape[String(part)] ?? null, here);
    } else if (schema instanceof z.ZodArray) {
      schema = branch(schema.element as z.ZodType, here);
    } else if (schema instanceof z.ZodRecord) {
      schema = branch(schema.valueType as z.ZodType, here);
    } else {
      return null;
    }
  }
  return schema instanceof z.ZodObject ? schema : null;
}

/** Without wrappers; of a choice the branch the value was meant for: by its name, else the first that is an object. */
function branch(schema: z.ZodType | null, value: unknown): z.ZodType | null {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodLazy) {
    return branch(schema.unwrap() as z.ZodType, value);
  }
  if (!(schema instanceof z.ZodUnion)) return schema;
  const objects = (schema.options as z.ZodType[]).filter((option) => option instanceof z.ZodObject);
  return objects.find((option) => isNamed(option, value)) ?? objects[0] ?? null;
}

/** Whether the value has every fixed word of the branch (`name: softShort`, `step: rest`). */
function isNamed(option: z.ZodObject, value: unknown): boolean {
  const words = Object.entries(option.shape as Record<string, z.ZodType>).filter(
    ([, rule]) => rule instanceof z.ZodLiteral,
  );
  return words.every(
    ([key, rule]) => rule.safeParse((value as Record<string, unknown> | null | undefined)?.[key]).success,
  );
}
