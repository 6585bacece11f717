import { expect, test } from 'vitest';
import { drawn, readPage } from '../../house/picture.ts';

test('the picture of docs/architecture.md is the code’s (node test/house/picture.ts draws it)', () => {
  const page = readPage();
  expect(page.match(/```mermaid/g)).toHaveLength(2);
  expect(drawn(page)).toBe(page);
});
