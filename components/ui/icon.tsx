import type { SVGProps } from "react";

export type IconProps = SVGProps<SVGSVGElement>;

/** A 24 px line drawing in the colour of the text around it. Decoration only: the button that holds it carries the name. */
export function Icon(props: IconProps) {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      {...props}
    />
  );
}
