import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { ACCOUNT } from '../template/resolver.ts';
import { needsOf } from './needs.ts';
import { type Need, Permissions, type Statement } from './permissions.ts';

/**
 * Stands between a worker and AWS: every signed call over `node:http` is held against the statements of the function's role, and refused as AWS
 * refuses it. At the last moment before the bytes leave, so that no client and no library goes by it.
 */
export const installGuard = (functionName: string, statements: readonly Statement[]): void => {
  const permissions = new Permissions(statements);
  subscribe('http.client.request.created', (message) => {
    const { request } = message as { readonly request: ClientRequest };
    const end = request.end;
    const guarded = (...given: unknown[]): ClientRequest => {
      const refused = refusedNeed(request, given[0], permissions);
      if (refused === undefined) return Reflect.apply(end, request, given) as ClientRequest;
      console.error(missingWords(functionName, refused));
      return request.destroy(accessDenied(functionName, refused));
    };
    request.end = guarded as ClientRequest['end'];
  });
};

/** `Credential=key/20261124/eu-west-3/dynamodb/aws4_request`. */
const SERVICE = /Credential=[^/]*\/\d{8}\/[^/]*\/([^/]*)\/aws4_request/;

/** What the call needs and may not. What is not signed asks nothing of IAM: public services, signing in. */
const refusedNeed = (request: ClientRequest, body: unknown, permissions: Permissions): Need | undefined => {
  const service = SERVICE.exec(String(request.getHeader('authorization') ?? ''))?.[1];
  if (service === undefined) return undefined;
  const call = { service, target: String(request.getHeader('x-amz-target') ?? ''), body: textOf(body) };
  return needsOf(call).find((need) => !permissions.allows(need));
};

const textOf = (body: unknown): string => {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8') : '';
};

/** In the words of AWS. */
const accessDenied = (functionName: string, { action, resource }: Need): Error =>
  Object.assign(
    new Error(
      `User: arn:aws:sts::${ACCOUNT}:assumed-role/${functionName} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
    ),
    { name: 'AccessDeniedException', $fault: 'client', $metadata: { httpStatusCode: 400 } },
  );

const missingWords = (functionName: string, { action, resource }: Need): string =>
  `a right is missing in the role of ${functionName}: ${JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource })}`;
