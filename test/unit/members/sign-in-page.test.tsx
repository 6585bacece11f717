import decodeQR from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { QrCode } from '#web/members/qr-code.tsx';
import { SignInPage } from '#web/members/sign-in-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { SITE } from '../web/site.ts';

const setup = renderPage(
  <SignInPage
    lang="fr"
    site={SITE}
    stage={{ kind: 'totpSetup', session: 'totpSetup~x~y', secret: 'JBSWY3DPEHPK3PXP' }}
    email="lea@exemple.invalid"
    back="/agence"
    kept="abc"
    errors={[]}
  />,
);
const ACCOUNT = 'otpauth://totp/Alaronde:lea%40exemple.invalid?secret=JBSWY3DPEHPK3PXP&issuer=Alaronde';

/** The drawing as a camera sees it: four pixels a module. */
const pixelsOf = (svg: string) => {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const scale = 4;
  const width = size * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x = '', y = ''] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dy = 0; dy < scale; dy += 1)
      for (let dx = 0; dx < scale; dx += 1) {
        const at = ((Number(y) * scale + dy) * width + Number(x) * scale + dx) * 4;
        data.fill(0, at, at + 3);
      }
  }
  return { width, height: width, data };
};

describe('setting up the second factor', () => {
  test('gives the key three ways: a QR code, a link for this telephone, and letters to copy', () => {
    const svg = /<svg class="qr".*?<\/svg>/.exec(setup)?.[0] ?? '';
    expect(decodeQR(pixelsOf(svg))).toBe(ACCOUNT);
    expect(setup).toContain(`href="${ACCOUNT.replace('&', '&amp;')}"`);
    expect(setup).toContain('JBSW Y3DP EHPK 3PXP');
  });

  test('needs no script, style or picture that the page’s policy would refuse', () => {
    const svg = renderPage(<QrCode text={ACCOUNT} label="QR code" />);
    expect(svg).not.toMatch(/<script|style=|href=|url\(/);
  });

  test('carries along the form that was being sent', () => {
    expect(setup).toContain('name="kept" value="abc"');
  });
});
