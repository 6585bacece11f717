import { describe, expect, test } from 'vitest';
import { pathRouter } from '#platform/router.ts';

const find = pathRouter([
  ['GET /r/{token}', 'request'],
  ['POST /r/{token}', 'answer'],
  ['GET /r/m', 'members'],
  ['GET /r/m/{token}', 'invitation'],
  ['GET /a.b/{id}/{part}', 'part'],
] as const);

describe('what answers a path', () => {
  test('a fixed segment goes before a parameter', () => {
    expect(find('/r/m')?.methods.get('GET')).toBe('members');
    expect(find('/r/x')?.methods.get('GET')).toBe('request');
    expect(find('/r/m/x')).toMatchObject({ parameters: { token: 'x' } });
  });

  test('by method, with all parameters by name', () => {
    expect([...(find('/r/x')?.methods.keys() ?? [])]).toEqual(['GET', 'POST']);
    expect(find('/a.b/1/two')?.parameters).toEqual({ id: '1', part: 'two' });
  });

  test.each(['/', '/r', '/r/', '/R/x', '/r/x/', '/aXb/1/two', '/r/m/x/y', 'r/x'])('nothing answers %s', (path) => {
    expect(find(path)).toBeUndefined();
  });

  test('one address is answered once', () => {
    expect(() =>
      pathRouter([
        ['GET /x', 1],
        ['GET /x', 2],
      ]),
    ).toThrow('GET /x is answered twice');
  });
});
