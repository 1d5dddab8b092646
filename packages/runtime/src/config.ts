import type { z } from 'zod';
import { settings, type Setting, type SettingName } from './settings.ts';

type ValueOf<Name extends SettingName> = z.output<(typeof settings)[Name]['check']>;

/** A setting is wrong, missing or unknown. The message names each one and says what was expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the named settings from the environment, once. `names` maps the field's name in the code to the
 * setting's name. A `RASID_…` variable that no setting has, and a value that does not pass its check, is a ConfigError.
 */
export function readConfig<const Names extends Record<string, SettingName>>(
  env: Readonly<Record<string, string | undefined>>,
  names: Names,
): { [Field in keyof Names]: ValueOf<Names[Field]> } {
  const problems = unknownNames(env);
  const values: Record<string, unknown> = {};
  for (const [field, name] of Object.entries(names)) {
    const definition: Setting<unknown> = settings[name];
    const given = env[name] ?? definition.default;
    const parsed = given === undefined ? undefined : definition.check.safeParse(given);
    if (!parsed) problems.push(`${name}: is required: ${definition.meaning}`);
    else if (parsed.success) values[field] = parsed.data;
    else
      problems.push(`${name}: ${parsed.error.issues[0]?.message ?? 'is wrong'}${shown(definition, given)}`);
  }
  if (problems.length > 0) throw new ConfigError(`configuration:\n  ${problems.join('\n  ')}`);
  return values as { [Field in keyof Names]: ValueOf<Names[Field]> };
}

/** Throws a ConfigError where a setting of the environment is wrong or unknown, whoever it is for. */
export function checkSettings(env: Readonly<Record<string, string | undefined>>): void {
  const given = (Object.keys(settings) as SettingName[]).filter((name) => env[name] !== undefined);
  readConfig(env, Object.fromEntries(given.map((name) => [name, name])));
}

const shown = (definition: Setting<unknown>, given: string | undefined): string =>
  definition.secret ? '' : `, got ${JSON.stringify(given)}`;

function unknownNames(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('RASID_') && !Object.hasOwn(settings, name))
    .map((name) => `${name}: there is no such setting${suggestion(name)}`);
}

function suggestion(name: string): string {
  const words = new Set(name.split('_'));
  const best = Object.keys(settings)
    .map((known) => ({ known, shared: known.split('_').filter((word) => words.has(word)).length }))
    .sort((a, b) => b.shared - a.shared)[0];
  return best && best.shared > 1 ? `; is it ${best.known}?` : '';
}
