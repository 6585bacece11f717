import { Agent, request } from 'node:http';
import { asText, type Json, type JsonObject } from './json.ts';

/** An error as AWS's JSON protocols answer it. */
export class AwsError extends Error {
  /** `ResourceNotFoundException`, without its namespace. */
  readonly code: string;
  constructor(code: string, message: string) {
    super(message === '' ? code : `${code}: ${message}`);
    this.code = code;
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/**
 * A call in AWS's JSON protocol to an emulator of this machine, as raw JSON: lighter than a client, and stream records come as Lambda gets
 * them, undecoded. Emulators want a signature and do not check it.
 * @param target such as `DynamoDB_20120810.ListTables`
 */
export const awsJson = (
  endpoint: string,
  target: string,
  body: JsonObject,
  version: '1.0' | '1.1' = '1.0',
): Promise<JsonObject> =>
  new Promise((resolve, reject) => {
    const call = request(
      endpoint,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': `application/x-amz-json-${version}`,
          'x-amz-target': target,
          'x-amz-date': '20250101T000000Z',
          authorization:
            'AWS4-HMAC-SHA256 Credential=local/20250101/eu-west-3/local/aws4_request, SignedHeaders=host, Signature=0',
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const parsed = (text === '' ? {} : parseOr(text)) as JsonObject;
          if (answer.statusCode === 200) return resolve(parsed);
          reject(
            new AwsError(
              asText(parsed.__type).replace(/^.*#/, '') || `HTTP ${answer.statusCode}`,
              asText(parsed.message ?? parsed.Message),
            ),
          );
        });
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify(body));
  });

const parseOr = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return { message: text.slice(0, 200) };
  }
};
