/** Every path an expectation may have, read from the result's schema: for the documentation and for editors. */
import { z } from 'zod';
import { resultSchema } from '../../result/resultSchema.js';
import { parseResultPath } from './resultPath.js';

/** One path; entries of lists stand as `[*]`. */
export interface ListedPath {
  readonly path: string;
  readonly schema: z.ZodType;
  readonly nullable: boolean;
}

/** All of them, in the order of the result document. */
export function listPaths(): ListedPath[] {
  return below(resultSchema, '').map((path) => {
    const parsed = parseResultPath(path);
    if (typeof parsed === 'string') throw new Error(`the result's schema has an unusable path: ${parsed}`);
    return { path, schema: parsed.schema, nullable: parsed.nullable };
  });
}

function below(schema: z.ZodType, path: string): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return below(schema.unwrap() as z.ZodType, path);
  }
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Record<string, z.ZodType>;
    return Object.entries(shape).flatMap(([key, inner]) =>
      below(inner, path === '' ? key : `${path}.${key}`),
    );
  }
  if (schema instanceof z.ZodArray) {
    return [path, `${path}.length`, ...below(schema.element as z.ZodType, `${path}[*]`)];
  }
  return [path];
}
