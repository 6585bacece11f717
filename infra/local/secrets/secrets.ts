import { randomInt, randomUUID } from 'node:crypto';
import { jsonError, jsonOk, type Service, type ServiceAnswer } from '../aws-endpoint.ts';
import { asList, asNumber, asObject, asText, isTrue, type JsonObject } from '../json.ts';
import type { StateFolder } from '../state.ts';
import { ACCOUNT, physicalName, REGION, type Resolver } from '../template/resolver.ts';

const TARGET = 'secretsmanager.';
const FILE = 'secrets.json';

interface Secret {
  readonly arn: string;
  readonly name: string;
  readonly description: string;
  value: string;
  version: string;
}

/** The secrets of the template. A generated one is made at the first start and kept, so that signed links outlive a restart. */
export class Secrets implements Service {
  readonly #secrets: readonly Secret[];
  readonly #keep: (name: string, value: string) => void;

  constructor(resolver: Resolver, state: StateFolder) {
    const kept = state.read<Record<string, string>>(FILE) ?? {};
    this.#secrets = resolver.ofType('AWS::SecretsManager::Secret').map((resource) => {
      const name = physicalName(resource, 256);
      const arn = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}-local0`;
      resolver.know(resource, { ref: arn, Id: arn });
      const properties = resolver.propertiesOf(resource);
      const value =
        kept[name] ?? (asText(properties.SecretString) || generated(asObject(properties.GenerateSecretString)));
      kept[name] = value;
      return { arn, name, description: asText(properties.Description), value, version: 'local' };
    });
    state.write(FILE, kept);
    this.#keep = (name, value) => state.write(FILE, { ...state.read<Record<string, string>>(FILE), [name]: value });
    resolver.knowSecrets((arn) => this.#secrets.find((one) => one.arn === arn)?.value);
  }

  readonly answers = (target: string): boolean => target.startsWith(TARGET);

  readonly handle = (target: string, body: string): Promise<ServiceAnswer> => {
    if (target === `${TARGET}ListSecrets`) return Promise.resolve(jsonOk({ SecretList: this.#listed(body) }));
    const { SecretId, SecretString } = JSON.parse(body) as JsonObject;
    const id = asText(SecretId);
    const secret = this.#secrets.find((one) => one.arn === id || one.name === id);
    if (target !== `${TARGET}GetSecretValue` && target !== `${TARGET}PutSecretValue`)
      return Promise.resolve(jsonError(400, 'InvalidRequestException', `${target} is not known here`));
    if (secret === undefined) {
      return Promise.resolve(
        jsonError(400, 'ResourceNotFoundException', "Secrets Manager can't find the specified secret."),
      );
    }
    const named = { ARN: secret.arn, Name: secret.name };
    if (target === `${TARGET}PutSecretValue`) {
      secret.value = asText(SecretString);
      secret.version = randomUUID();
      this.#keep(secret.name, secret.value);
      return Promise.resolve(jsonOk({ ...named, VersionId: secret.version, VersionStages: ['AWSCURRENT'] }));
    }
    return Promise.resolve(
      jsonOk({
        ...named,
        SecretString: secret.value,
        VersionId: secret.version,
        VersionStages: ['AWSCURRENT'],
        CreatedDate: 0,
      }),
    );
  };

  /** By the beginning of their description, as the service compares it; other filters are not known here. */
  #listed(body: string): { readonly ARN: string; readonly Name: string; readonly Description: string }[] {
    const begins = asList((JSON.parse(body) as JsonObject).Filters)
      .map(asObject)
      .filter(({ Key }) => Key === 'description')
      .flatMap(({ Values }) => asList(Values).map((value) => asText(value).toLowerCase()));
    return this.#secrets
      .filter(({ description }) => begins.every((one) => description.toLowerCase().startsWith(one)))
      .map(({ arn, name, description }) => ({ ARN: arn, Name: name, Description: description }));
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const PUNCTUATION = '!#$%&()*+,-.:;<=>?@[]^_{|}~';

/** As GenerateSecretString asks: length, what is left out, and the JSON it goes into. */
const generated = (settings: JsonObject): string => {
  const excluded = new Set(asText(settings.ExcludeCharacters));
  const alphabet = [
    LETTERS,
    isTrue(settings.ExcludeNumbers) ? '' : DIGITS,
    isTrue(settings.ExcludePunctuation) ? '' : PUNCTUATION,
  ]
    .join('')
    .split('')
    .filter((character) => !excluded.has(character));
  const value = Array.from(
    { length: asNumber(settings.PasswordLength, 32) },
    () => alphabet[randomInt(alphabet.length)],
  ).join('');
  const key = asText(settings.GenerateStringKey);
  if (key === '') return value;
  return JSON.stringify({ ...(JSON.parse(asText(settings.SecretStringTemplate) || '{}') as JsonObject), [key]: value });
};
