/**
 * A shelf with two pots and the outline of one that is gone. Decoration only, and in few strokes: every page of the shop
 * carries what it would show in its place.
 */
export function EmptyShelf({ className }: { className: string }) {
  return (
    <svg
      viewBox="0 0 192 96"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={className}
    >
      <path
        className="stroke-muted"
        d="M4 88h184M24 60h36l-4 22a7 7 0 0 1-7 6H35a7 7 0 0 1-7-6zM60 65c9-1 9 13-2 12M150 88c-7-4-10-13-7-21 2-6 9-8 9-15V40h8v12c0 7 7 9 9 15 3 8 0 17-7 21M156 40c0-12 3-22 12-30M156 30c-4-6-8-9-13-10"
      />
      <path
        strokeDasharray="1 6"
        strokeWidth="2.5"
        d="M97 36h18v6c12 4 18 13 18 23 0 11-7 19-15 23H94c-8-4-15-12-15-23 0-10 6-19 18-23z"
      />
    </svg>
  );
}
