import encodeQR from 'qr';

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** Quiet zone, in modules: four, as ISO/IEC 18004 wants. */
const MARGIN = 4;

/** A QR code drawn in the page itself: no script, no picture from elsewhere, so that what it says stays in the page. */
export const QrCode = ({ text, label }: QrCodeProps) => {
  const modules = encodeQR(text, 'raw', { border: MARGIN });
  const size = modules.length;
  const dark = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
};
