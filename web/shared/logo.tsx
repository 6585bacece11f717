/** Rings around a point, the outer one travelled: within so many kilometres, and the round. Decorative; the name stands beside it. */
export const Logo = () => (
  <svg class="logo" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
    <circle cx="20" cy="20" r="3.4" fill="currentColor" />
    <circle cx="20" cy="20" r="9.5" fill="none" stroke="currentColor" stroke-width="1.6" opacity=".55" />
    <path d="M20 3a17 17 0 1 1-14.7 8.5" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" />
    <circle cx="8.9" cy="7.2" r="3.1" fill="currentColor" />
  </svg>
);
